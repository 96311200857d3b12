/** Speaks to agents: one attempt in, events and a result out. */
@NullMarked
package dev.muster.worker.agent;

import org.jspecify.annotations.NullMarked;
