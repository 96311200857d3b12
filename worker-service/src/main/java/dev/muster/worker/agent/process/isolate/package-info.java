/** Keeps agents that are processes apart from the worker, from each other, and from more than their share of the machine. */
@NullMarked
package dev.muster.worker.agent.process.isolate;

import org.jspecify.annotations.NullMarked;
