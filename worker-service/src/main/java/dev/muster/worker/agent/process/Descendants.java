package dev.muster.worker.agent.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a process has started, and what that has started, but for those whose parent is gone: these are found by where they
 * work. Linux lists the children of a thread; the
 * JDK reads every process of the machine instead, which takes minutes where a thousand agents are killed at once.
 */
final class Descendants {
    private static final boolean LISTED = Files.exists(Path.of("/proc/thread-self/children"));

    private Descendants() {}

    static List<ProcessHandle> of(ProcessHandle ancestor) {
        if (!ancestor.isAlive()) {
            return List.of();
        }
        return LISTED ? listed(ancestor).toList() : ancestor.descendants().toList();
    }

    /** Reads every process of the machine. */
    static Stream<ProcessHandle> workingIn(Path folder) {
        return workingIn(folder, below -> true);
    }

    /** @param which folder, at or below the other */
    static Stream<ProcessHandle> workingIn(Path folder, Predicate<Path> which) {
        return ProcessHandle.allProcesses()
                .filter(process -> workplace(process)
                        .filter(place -> place.startsWith(folder) && which.test(place))
                        .isPresent());
    }

    private static Optional<Path> workplace(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")));
        } catch (IOException endedOrNotOurs) {
            return Optional.empty();
        }
    }

    private static Stream<ProcessHandle> listed(ProcessHandle parent) {
        return Stream.ofNullable(new File("/proc/" + parent.pid() + "/task").listFiles())
                .flatMap(Arrays::stream)
                .flatMap(Descendants::children)
                .flatMap(child -> Stream.concat(Stream.of(child), listed(child)));
    }

    /** Of a thread; one that has ended meanwhile has none. */
    private static Stream<ProcessHandle> children(File thread) {
        try {
            String pids = Files.readString(thread.toPath().resolve("children")).strip();
            return Stream.of(pids.split(" ", -1))
                    .filter(pid -> !pid.isEmpty())
                    .map(Long::valueOf)
                    .map(ProcessHandle::of)
                    .flatMap(Optional::stream);
        } catch (IOException ended) {
            return Stream.empty();
        }
    }
}
