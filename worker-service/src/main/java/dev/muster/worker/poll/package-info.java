/** Takes messages off the queue, never more than can start at once. */
@NullMarked
package dev.muster.worker.poll;

import org.jspecify.annotations.NullMarked;
