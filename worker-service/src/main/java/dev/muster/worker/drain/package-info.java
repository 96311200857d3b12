/** Ends the work of a worker in order. */
@NullMarked
package dev.muster.worker.drain;

import org.jspecify.annotations.NullMarked;
