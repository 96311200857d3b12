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
        return tool("/usr/bin/setsid", "/bin/setsid");
    }

    /** So that it takes little time from what people wait for. */
    static List<String> behindOthers() {
        List<String> nice = tool("/usr/bin/nice", "/bin/nice");
        Stream<String> priority = nice.isEmpty() ? Stream.of() : Stream.of("-n", "5");
        return Stream.of(inItsOwnSession().stream(), nice.stream(), priority)
                .flatMap(words -> words)
                .toList();
    }

    private static List<String> tool(String... places) {
        return Stream.of(places)
                .filter(place -> Files.isExecutable(Path.of(place)))
                .limit(1)
                .toList();
    }
}
