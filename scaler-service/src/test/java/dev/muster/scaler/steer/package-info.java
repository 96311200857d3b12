/** What operators want of the pools, over what is set. */
@NullMarked
package dev.muster.scaler.steer;

import org.jspecify.annotations.NullMarked;
