/** The scaler without the market: what it shows, started for real. */
@NullMarked
package dev.muster.scaler;

import org.jspecify.annotations.NullMarked;
