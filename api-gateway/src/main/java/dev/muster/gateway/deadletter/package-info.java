/** Finds the runs that were given up, and runs them once more. */
@NullMarked
package dev.muster.gateway.deadletter;

import org.jspecify.annotations.NullMarked;
