@NullMarked
package dev.muster.scaler.schedule;

import org.jspecify.annotations.NullMarked;
