/** What it costs to start an agent that is a process. */
@NullMarked
package dev.muster.local.bench.spawn;

import org.jspecify.annotations.NullMarked;
