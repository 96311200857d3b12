/** Buys and gives back the machines that workers run on. */
@NullMarked
package dev.muster.scaler;

import org.jspecify.annotations.NullMarked;
