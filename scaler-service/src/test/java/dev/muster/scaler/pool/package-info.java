@NullMarked
package dev.muster.scaler.pool;

import org.jspecify.annotations.NullMarked;
