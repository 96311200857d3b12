/** How long an idle platform takes from a submit to the start of the agent. */
@NullMarked
package dev.muster.local.bench.dispatch;

import org.jspecify.annotations.NullMarked;
