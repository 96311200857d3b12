package dev.muster.local.up;

import dev.muster.local.Lifeline;
import dev.muster.local.child.Leftovers;
import dev.muster.local.home.Home;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Command lines of JVMs. Settings and secrets never stand on them: every user of the machine can read them. */
final class JavaCommand {
    private JavaCommand() {}

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** A service behind the lifeline to this process. */
    static List<String> child(Home home, Path jar, String main, String heap, Duration patience) {
        List<String> command = new ArrayList<>(inItsOwnSession());
        command.add(java().toString());
        command.add(Leftovers.mark(home.state()));
        command.add("-D" + Lifeline.PATIENCE + "=" + patience);
        command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", jar + File.pathSeparator + home.lifelineJar()));
        command.addAll(List.of(Lifeline.class.getName(), main));
        return command;
    }

    /** Ctrl-C goes to all processes of the terminal's group; the children are to hear of it from their owner alone. */
    static List<String> inItsOwnSession() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(setsid -> Files.isExecutable(Path.of(setsid)))
                .limit(1)
                .toList();
    }
}
