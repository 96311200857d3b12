/** What was measured, what was to be reached, and how both are shown. */
@NullMarked
package dev.muster.local.bench.figure;

import org.jspecify.annotations.NullMarked;
