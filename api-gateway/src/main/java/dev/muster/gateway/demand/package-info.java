/** Tells whoever buys machines how much work comes in. */
@NullMarked
package dev.muster.gateway.demand;

import org.jspecify.annotations.NullMarked;
