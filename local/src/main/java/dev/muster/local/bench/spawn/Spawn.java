package dev.muster.local.bench.spawn;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Series;
import dev.muster.local.bench.figure.Target;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import dev.muster.local.up.JavaCommand;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts and reaps a trivial process agent with all its isolation, and a bare process, in turn in one JVM of a worker. */
public record Spawn(Home home, Consumer<String> progress) {
    public static final String NAME = "spawn";

    private static final int PROCESSES = 200;
    private static final Pattern RATES = Pattern.compile("([0-9.]+) ([0-9.]+)");

    private static final FileAttribute<?> OPEN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    private record Pair(double run, double bare) {
        double share() {
            return run / bare;
        }
    }

    public List<Figure> measure(Extent extent) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("muster-spawn", OPEN); // as the users of agents need it
            List<Pair> pairs = pairs(command(folder, 1 + extent.pairs()));
            Files.deleteIfExists(folder);
            List<Pair> measured = pairs.subList(1, pairs.size()); // the first warms up
            return List.of(
                    figure("processes/s, share of the bare ones", measured, Pair::share, new Target.AtLeast(0.5)),
                    figure("processes/s, run and isolated", measured, Pair::run, new Target.None()),
                    figure("processes/s, bare", measured, Pair::bare, new Target.None()));
        } catch (IOException failed) {
            throw new Refusal("no process could be started: " + failed.getMessage());
        }
    }

    private List<String> command(Path folder, int pairs) {
        return List.of(
                JavaCommand.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                home.workerJar().toString(),
                "dev.muster.worker.bench.SpawnBench",
                folder.toString(),
                Integer.toString(pairs),
                Integer.toString(PROCESSES));
    }

    private List<Pair> pairs(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        List<Pair> pairs = new ArrayList<>();
        process.inputReader().lines().forEach(line -> {
            progress.accept(line);
            Matcher rates = RATES.matcher(line);
            if (rates.matches()) {
                pairs.add(new Pair(Double.parseDouble(rates.group(1)), Double.parseDouble(rates.group(2))));
            }
        });
        if (process.waitFor() != 0) {
            throw new Refusal(command.get(5) + " ended with " + process.exitValue());
        }
        return pairs;
    }

    private static Figure figure(String what, List<Pair> pairs, ToDoubleFunction<Pair> value, Target target) {
        return Figure.median(
                NAME, what, new Series(pairs.stream().map(value::applyAsDouble).toList()), target);
    }
}
