@NullMarked
package dev.muster.scaler.kubernetes;

import org.jspecify.annotations.NullMarked;
