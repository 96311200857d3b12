/** Shows what a run's agent tells, to those whose run it is. */
@NullMarked
package dev.muster.gateway.watch;

import org.jspecify.annotations.NullMarked;
