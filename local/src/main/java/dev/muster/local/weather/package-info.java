/** Makes spot machines scarce, or not. */
@NullMarked
package dev.muster.local.weather;

import org.jspecify.annotations.NullMarked;
