/** Counts on the wire what the platform asks of AWS for a run. */
@NullMarked
package dev.muster.local.bench.calls;

import org.jspecify.annotations.NullMarked;
