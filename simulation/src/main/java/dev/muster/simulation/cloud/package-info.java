/** A cloud in virtual time, for the scaler that would drive a real one. */
@NullMarked
package dev.muster.simulation.cloud;

import org.jspecify.annotations.NullMarked;
