@NullMarked
package dev.muster.scaler.act;

import org.jspecify.annotations.NullMarked;
