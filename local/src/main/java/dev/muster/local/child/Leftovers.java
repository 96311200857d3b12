package dev.muster.local.child;

import java.nio.file.Path;
import java.util.List;

/** Children whose owner is gone. Each carries its owner's folder on its command line, so no file can be wrong about them. */
public final class Leftovers {
    private static final String MARK = "-Dmuster.child.of=";

    private Leftovers() {}

    /** An argument of every child's JVM. */
    public static String mark(Path owner) {
        return MARK + owner;
    }

    public static List<ProcessHandle> of(Path owner) {
        String mark = mark(owner);
        return ProcessHandle.allProcesses()
                .filter(process -> hasArgument(process, mark))
                .toList();
    }

    /** Whether a process, of which somebody wrote down the number once, is still the one that was meant. */
    public static boolean hasArgument(ProcessHandle process, String argument) {
        return process.info().arguments().map(List::of).orElse(List.of()).contains(argument);
    }
}
