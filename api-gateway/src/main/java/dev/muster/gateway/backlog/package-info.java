/** Knows about how many runs wait, for whom and since when. */
@NullMarked
package dev.muster.gateway.backlog;

import org.jspecify.annotations.NullMarked;
