package dev.muster.worker.agent.process;

import dev.muster.run.AgentSpec;
import dev.muster.worker.agent.process.isolate.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A shell that waits in a cell of its own for the agent whose place it takes.
 *
 * @param watch of the warden, for as long as the gate is there
 */
record Gate(Process shell, Cell cell, Warden warden, Warden.Watch watch) implements AutoCloseable {
    /** The folder and its input become the agent's, and its limits come into force. */
    void assign(AgentSpec agent, Path... files) throws IOException {
        cell.own(files);
        cell.limit(shell.pid(), agent);
    }

    /** The command of one that becomes the cell's user first. */
    List<String> command(List<String> agentCommand) {
        return cell.command(agentCommand);
    }

    /** A shell that still waits is killed; an agent has ended before. */
    @Override
    public void close() {
        shell.destroyForcibly().onExit().join();
        warden.forget(watch);
        cell.close();
    }
}
