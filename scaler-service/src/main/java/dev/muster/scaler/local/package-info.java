/** Pools on one machine: the supervisor of a local platform is asked for worker processes. */
@NullMarked
package dev.muster.scaler.local;

import org.jspecify.annotations.NullMarked;
