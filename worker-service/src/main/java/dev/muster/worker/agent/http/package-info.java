/** Executes agents that are HTTP servers: asks, listens, and hangs up. */
@NullMarked
package dev.muster.worker.agent.http;

import org.jspecify.annotations.NullMarked;
