/** Ends a run on its client's wish. */
@NullMarked
package dev.muster.gateway.cancel;

import org.jspecify.annotations.NullMarked;
