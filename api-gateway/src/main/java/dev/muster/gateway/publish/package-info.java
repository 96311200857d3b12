/** Tells the queue of runs that wait, and remembers which it has told of. */
@NullMarked
package dev.muster.gateway.publish;

import org.jspecify.annotations.NullMarked;
