/** Measures the platform against a reference that has none of its logic, and says whether that is good enough. */
@NullMarked
package dev.muster.local.bench;

import org.jspecify.annotations.NullMarked;
