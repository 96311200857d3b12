package dev.muster.local.up;

import dev.muster.local.home.Home;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Starts a command of this program again, in a session of its own, so that it outlives this process and its terminal. */
final class Detached {
    private Detached() {}

    static Process start(Home home, List<String> arguments) {
        File log = home.logs().resolve("supervisor.out").toFile();
        try {
            return new ProcessBuilder(command(arguments))
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("the supervisor did not start", failed);
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(JavaCommand.inItsOwnSession());
        command.add(JavaCommand.java().toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.muster.local.Main"));
        command.addAll(arguments);
        return command;
    }
}
