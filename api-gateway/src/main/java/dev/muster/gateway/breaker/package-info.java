/** Tries out the agents whose breakers are open, and brings back what was held for them. */
@NullMarked
package dev.muster.gateway.breaker;

import org.jspecify.annotations.NullMarked;
