/** What a policy would have cost, and how long runs would have waited, on the load of another day. */
@NullMarked
package dev.muster.simulation.replay;

import org.jspecify.annotations.NullMarked;
