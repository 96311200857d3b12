@NullMarked
package dev.muster.scaler.observe;

import org.jspecify.annotations.NullMarked;
