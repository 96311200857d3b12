/** What machines there are, and how there come to be more or fewer. */
@NullMarked
package dev.muster.scaler.pool;

import org.jspecify.annotations.NullMarked;
