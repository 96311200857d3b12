/** Speaks HTTP: what operators ask of the scaler, and how it is answered. */
@NullMarked
package dev.muster.scaler.http;

import org.jspecify.annotations.NullMarked;
