/** Where the calls of an agent may lead: out into the world, and inside only as far as its entry allows. */
@NullMarked
package dev.muster.run.reach;

import org.jspecify.annotations.NullMarked;
