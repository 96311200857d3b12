package dev.muster.worker.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the kernel knows of processes. */
final class Proc {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TURN = Duration.ofMillis(5);
    private static final int STATE = 1;
    private static final int GROUP = 3;

    private Proc() {}

    /** Processes of a group, those apart that are dead and only wait for somebody to take note. */
    static List<Path> group(long id) {
        return all(process -> isIn(process, id));
    }

    static List<Path> workingIn(Path folder) {
        return all(process -> works(process, folder));
    }

    /** Those that are alive, but for a shell that waits for the user's next agent. */
    static List<Path> ofUser(int user) {
        return all(process -> status(process, "Uid:").startsWith(user + "\t")
                && !status(process, "State:").startsWith("Z")
                && !isGate(process));
    }

    private static boolean isGate(Path process) {
        try {
            String command = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return command.endsWith("\0" + Launcher.NAME + "\0");
        } catch (IOException gone) {
            return true;
        }
    }

    static int user(long pid) {
        return Integer.parseInt(
                status(Path.of("/proc", Long.toString(pid)), "Uid:").split("\t", -1)[0]);
    }

    private static String status(Path process, String field) {
        try {
            return Files.readAllLines(process.resolve("status"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith(field))
                    .findFirst()
                    .map(line -> line.substring(field.length()).strip())
                    .orElse("");
        } catch (IOException gone) {
            return "";
        }
    }

    private static List<Path> all(Predicate<Path> which) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(which)
                    .toList();
        } catch (IOException noProc) {
            throw new IllegalStateException("these tests need /proc", noProc);
        }
    }

    private static boolean isIn(Path process, long id) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')')).split(" ", -1);
            return !fields[STATE].equals("Z") && Long.parseLong(fields[GROUP]) == id;
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean works(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }

    static void awaitEmpty(long group) {
        await("group " + group + " to be empty", () -> group(group).isEmpty());
    }

    static void await(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("waiting for " + what)
                    .isLessThan(PATIENCE);
            LockSupport.parkNanos(TURN.toNanos());
        }
    }
}
