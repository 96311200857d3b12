/** Keeps this worker's machine from being ended by its market, which does not know what it works on. */
@NullMarked
package dev.muster.worker.protect;

import org.jspecify.annotations.NullMarked;
