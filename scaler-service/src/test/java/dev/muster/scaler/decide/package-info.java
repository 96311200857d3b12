@NullMarked
package dev.muster.scaler.decide;

import org.jspecify.annotations.NullMarked;
