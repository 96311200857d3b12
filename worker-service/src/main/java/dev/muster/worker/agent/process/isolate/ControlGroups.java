package dev.muster.worker.agent.process.isolate;

import dev.muster.run.AgentSpec;
import dev.muster.worker.agent.process.isolate.ControlGroup.Setting;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where this worker can make control groups: one for each attempt, below the one that it is in itself.
 *
 * @param parents a folder of version 2, or one for each controller of version 1
 * @param prefix of the names of all groups of this worker, and of no other
 */
record ControlGroups(Version version, List<Path> parents, String prefix) {
    enum Version {
        V1,
        V2
    }

    private static final Logger LOG = System.getLogger(ControlGroups.class.getName());
    private static final List<String> NEEDED = List.of("memory", "pids");
    private static final String WISHED = "cpu";
    private static final String ENABLED = "cgroup.subtree_control";
    /** Where the worker itself goes: a group of version 2 that limits others may hold no process. */
    private static final String ASIDE = "muster-worker";

    /** What version 1 gives to everybody, as version 2 does 100. */
    private static final int SHARES = 1024;

    /** Empty where this worker may not make any. */
    static Optional<ControlGroups> find(Hierarchies here, String prefix) {
        return unified(here, prefix).or(() -> separate(here, prefix)).filter(ControlGroups::work);
    }

    private static Optional<ControlGroups> unified(Hierarchies here, String prefix) {
        return Optional.ofNullable(here.folders().get(Hierarchies.UNIFIED))
                .filter(ControlGroups::isDelegated)
                .map(folder -> new ControlGroups(Version.V2, List.of(folder), prefix));
    }

    private static Optional<ControlGroups> separate(Hierarchies here, String prefix) {
        if (!here.folders().keySet().containsAll(NEEDED)) {
            return Optional.empty();
        }
        List<Path> folders = Stream.concat(NEEDED.stream(), Stream.of(WISHED))
                .flatMap(controller -> Stream.ofNullable(here.folders().get(controller)))
                .distinct()
                .toList();
        return Optional.of(new ControlGroups(Version.V1, folders, prefix));
    }

    private static boolean isDelegated(Path folder) {
        if (names(folder, ENABLED).containsAll(NEEDED)) {
            return true;
        }
        List<String> offered = names(folder, "cgroup.controllers");
        return offered.containsAll(NEEDED) && enabled(folder, offered);
    }

    private static List<String> names(Path folder, String file) {
        try {
            return List.of(Files.readString(folder.resolve(file)).strip().split(" ", -1));
        } catch (IOException none) {
            return List.of();
        }
    }

    private static boolean enabled(Path folder, List<String> offered) {
        Path aside = folder.resolve(ASIDE);
        String me = Long.toString(ProcessHandle.current().pid());
        try {
            Files.createDirectories(aside);
            ControlGroup.write(aside.resolve(ControlGroup.PROCESSES), me);
            ControlGroup.write(
                    folder.resolve(ENABLED), offered.contains(WISHED) ? "+memory +pids +cpu" : "+memory +pids");
            return true;
        } catch (IOException refused) {
            goBack(folder, aside, me);
            return false;
        }
    }

    /** Others are in the group as well, and it is not for this worker to move them. */
    private static void goBack(Path folder, Path aside, String me) {
        try {
            ControlGroup.write(folder.resolve(ControlGroup.PROCESSES), me);
            Files.deleteIfExists(aside);
        } catch (IOException stays) {
            LOG.log(Level.DEBUG, "stays in a group of its own", stays);
        }
    }

    private boolean work() {
        try {
            ControlGroup probe = create("probe");
            return probe.remove();
        } catch (IOException refused) {
            return false;
        }
    }

    /** What the paths of all groups of this worker begin with, on a line each. */
    String beginnings() {
        return parents.stream().map(parent -> parent.resolve(prefix) + "-").collect(Collectors.joining("\n"));
    }

    /** @param name of no other one of this worker */
    ControlGroup create(String name) throws IOException {
        List<Path> folders = new ArrayList<>();
        ControlGroup group = new ControlGroup(version, folders);
        try {
            for (Path parent : parents) {
                folders.add(Files.createDirectory(parent.resolve(prefix + "-" + name)));
            }
            return group;
        } catch (IOException refused) {
            group.remove();
            throw refused;
        }
    }

    /** What is written, in this order; a file that this machine does not have is passed over. */
    static List<Setting> limits(Version version, AgentSpec agent) {
        String hard = Long.toString(agent.memory().bytes());
        String soft = Long.toString(agent.memory().softBytes());
        String processes = Integer.toString(agent.limits().processes());
        int weight = agent.limits().cpuWeight();
        return switch (version) {
            case V1 ->
                List.of(
                        new Setting("memory.limit_in_bytes", hard),
                        new Setting("memory.memsw.limit_in_bytes", hard),
                        new Setting("memory.soft_limit_in_bytes", soft),
                        new Setting("pids.max", processes),
                        new Setting("cpu.shares", Integer.toString(weight * SHARES / 100)));
            case V2 ->
                List.of(
                        new Setting("memory.max", hard),
                        new Setting("memory.swap.max", "0"),
                        new Setting("memory.high", soft),
                        new Setting("memory.oom.group", "1"),
                        new Setting("pids.max", processes),
                        new Setting("cpu.weight", Integer.toString(weight)));
        };
    }
}
