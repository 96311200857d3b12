/** What there should be of every pool, and why: pure functions of what was observed. */
@NullMarked
package dev.muster.scaler.decide;

import org.jspecify.annotations.NullMarked;
