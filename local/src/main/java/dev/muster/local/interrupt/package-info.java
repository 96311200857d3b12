/** Has a worker's machine say that it will be taken back. */
@NullMarked
package dev.muster.local.interrupt;

import org.jspecify.annotations.NullMarked;
