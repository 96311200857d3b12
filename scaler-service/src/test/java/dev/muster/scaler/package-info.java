@NullMarked
package dev.muster.scaler;

import org.jspecify.annotations.NullMarked;
