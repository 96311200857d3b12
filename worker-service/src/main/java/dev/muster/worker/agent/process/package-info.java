/** Executes agents that are processes: starts them, listens, ends them and all that they have started. */
@NullMarked
package dev.muster.worker.agent.process;

import org.jspecify.annotations.NullMarked;
