package dev.muster.local.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The beginnings of command lines. Secrets never stand on one: every user of the machine can read it. */
public final class JavaCommand {
    private JavaCommand() {}

    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Ctrl-C goes to all processes of the terminal's group; the children are to hear of it from their owner alone. */
    public static List<String> inItsOwnSession() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(setsid -> Files.isExecutable(Path.of(setsid)))
                .limit(1)
                .toList();
    }
}
