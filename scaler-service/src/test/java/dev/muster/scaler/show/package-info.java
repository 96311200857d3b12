/** What the scaler tells of itself: pools, decisions and their reasons, numbers, alerts. */
@NullMarked
package dev.muster.scaler.show;

import org.jspecify.annotations.NullMarked;
