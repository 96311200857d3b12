package dev.muster.worker.agent.process;

import dev.muster.run.AgentSpec;
import dev.muster.worker.agent.process.isolate.Cell;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A shell that waits in a cell of its own for the agent whose place it takes.
 *
 * @param watch of the warden, for as long as the gate is there
 */
record Gate(Process shell, Cell cell, Warden warden, Warden.Watch watch) implements AutoCloseable {
    /** The folder and its input become the agent's, and its group's limits come into force. */
    void assign(AgentSpec agent, Path... files) throws IOException {
        cell.own(files);
        cell.limit(agent);
    }

    /** A shell that still waits is killed; an agent has ended before. */
    @Override
    public void close() {
        shell.destroyForcibly().onExit().join();
        warden.forget(watch);
        cell.close();
    }
}
