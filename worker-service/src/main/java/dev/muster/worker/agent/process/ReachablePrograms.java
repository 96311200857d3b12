package dev.muster.worker.agent.process;

import dev.muster.run.AgentSpec;
import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sees to it that the users that agents run under can read and execute them. Where a folder above is closed to them, as
 * a home is, a copy is what they get: of what everybody may read, which the closed folder alone hides.
 */
public final class ReachablePrograms {
    private static final Logger LOG = System.getLogger(ReachablePrograms.class.getName());

    private ReachablePrograms() {}

    /**
     * @return the programs, with copies of those that were out of reach
     * @throws IllegalStateException where a copy is out of reach as well: with a name, and what to do
     */
    public static Programs of(Programs programs, Collection<AgentSpec> agents, Isolation isolation) throws IOException {
        List<Path> closed = isolation.unreachable(files(programs, agents));
        Map<Path, Path> copies = new HashMap<>();
        for (Path file : closed) {
            Path folder =
                    file.startsWith(programs.agents()) ? programs.agents() : Objects.requireNonNull(file.getParent());
            Path copy = isolation.scratch().resolve("programs-" + copies.size());
            if (copies.putIfAbsent(folder, copy) == null) {
                LOG.log(Level.WARNING, "the users of agents cannot reach {0}; they get a copy of {1}", file, folder);
                OpenCopy.of(folder, copy);
            }
        }
        Programs reachable = new Programs(programs.agents(), programs.path(), copies);
        List<Path> stillClosed = isolation.unreachable(files(reachable, agents));
        closed.stream()
                .filter(file -> stillClosed.contains(reachable.orCopy(file)))
                .findFirst()
                .ifPresent(ReachablePrograms::refuse);
        return reachable;
    }

    /** What is executed; what else a command names is not known to be a file. */
    private static List<Path> files(Programs programs, Collection<AgentSpec> agents) {
        return agents.stream()
                .flatMap(agent -> Stream.ofNullable(agent.command()))
                .filter(command -> !command.isEmpty())
                .flatMap(command -> programs.resolve(command).stream())
                .map(command -> Path.of(command.getFirst()))
                .distinct()
                .toList();
    }

    private static void refuse(Path file) {
        throw new IllegalStateException("the users that agents run under cannot read and execute " + file
                + ": let everybody do so (chmod o+rx), or set muster.worker.shared-user=true");
    }
}
