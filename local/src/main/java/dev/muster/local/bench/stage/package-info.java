/** Starts and ends what is compared. */
@NullMarked
package dev.muster.local.bench.stage;

import org.jspecify.annotations.NullMarked;
