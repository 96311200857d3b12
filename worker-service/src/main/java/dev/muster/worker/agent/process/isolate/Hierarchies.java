package dev.muster.worker.agent.process.isolate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The control groups that this process is in, by controller; under "" that of version 2.
 *
 * @param folders as they are mounted here
 */
record Hierarchies(Map<String, Path> folders) {
    static final String UNIFIED = "";

    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;

    /** None where the system does not say, which then has none. */
    static Hierarchies ofThisProcess() {
        try {
            return of(
                    Files.readAllLines(Path.of("/proc/self/cgroup")),
                    Files.readAllLines(Path.of("/proc/self/mountinfo")));
        } catch (IOException notLinux) {
            return new Hierarchies(Map.of());
        }
    }

    /**
     * @param groups lines like {@code 8:pids:/a}, and {@code 0::/a} for version 2
     * @param mounts lines of mountinfo
     */
    static Hierarchies of(List<String> groups, List<String> mounts) {
        Map<String, Path> folders = new HashMap<>();
        for (String group : groups) {
            String[] parts = group.split(":", 3);
            for (String controller : parts[1].split(",", -1)) {
                mounts.stream()
                        .filter(mount -> isOf(mount, controller))
                        .findFirst()
                        .ifPresent(mount -> folders.put(controller, folder(mount, parts[2])));
            }
        }
        return new Hierarchies(Map.copyOf(folders));
    }

    /** The fields behind the dash are the type, the source and the options, which name the controllers. */
    private static boolean isOf(String mount, String controller) {
        String[] kind = mount.substring(mount.indexOf(" - ") + 3).split(" ", -1);
        return controller.equals(UNIFIED)
                ? kind[0].equals("cgroup2")
                : kind[0].equals("cgroup")
                        && Arrays.asList(kind[2].split(",", -1)).contains(controller);
    }

    /** In a container only a part of the hierarchy may be mounted, and the group be named from the root of all. */
    private static Path folder(String mount, String group) {
        String[] fields = mount.split(" ", -1);
        Path root = Path.of(fields[ROOT]);
        Path path = Path.of(group);
        Path below =
                path.startsWith(root) ? root.relativize(path) : Path.of("/").relativize(path);
        return Path.of(fields[MOUNT_POINT]).resolve(below).normalize();
    }
}
