/** Watches how the attempts of each agent come out, proposes to the fleet to hold its runs, and keeps to what the fleet says. */
@NullMarked
package dev.muster.worker.breaker;

import org.jspecify.annotations.NullMarked;
