/** What operators look at, and what wakes them. */
@NullMarked
package dev.muster.infra.watch;

import org.jspecify.annotations.NullMarked;
