/** Keeps this worker's place in the fleet. */
@NullMarked
package dev.muster.worker.tenure;

import org.jspecify.annotations.NullMarked;
