@NullMarked
package dev.muster.scaler.local;

import org.jspecify.annotations.NullMarked;
