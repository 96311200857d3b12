/** Bounds what this worker holds at once, by slots and by memory. */
@NullMarked
package dev.muster.worker.permit;

import org.jspecify.annotations.NullMarked;
