package dev.muster.local.up;

import dev.muster.local.Lifeline;
import dev.muster.local.child.Leftovers;
import dev.muster.local.home.Home;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A service's program, and how its JVM is started.
 *
 * @param heap as -Xmx takes it
 * @param patience with its orderly end
 * @param options of its JVM
 */
record Service(Path jar, String main, String heap, Duration patience, List<String> options) {
    List<String> command(Home home) {
        List<String> command = new ArrayList<>(JavaCommand.inItsOwnSession());
        command.addAll(jvm(home, cache().options(home)));
        command.addAll(program());
        return command;
    }

    StartCache cache() {
        return new StartCache(this);
    }

    List<String> program() {
        return List.of(Lifeline.class.getName(), main);
    }

    /**
     * The mark comes first: of a long command line the system may show the beginning only.
     *
     * @param more options
     */
    List<String> jvm(Home home, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.java().toString());
        command.add(Leftovers.mark(home.state()));
        command.add("-D" + Lifeline.PATIENCE + "=" + patience);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Xmx" + heap);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-cp", jar + File.pathSeparator + home.lifelineJar()));
        return command;
    }
}
