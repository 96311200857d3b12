/** Brings runs, plays the agent that executes them, and watches how many are through. */
@NullMarked
package dev.muster.local.bench.load;

import org.jspecify.annotations.NullMarked;
