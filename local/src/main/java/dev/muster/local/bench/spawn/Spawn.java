package dev.muster.local.bench.spawn;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Series;
import dev.muster.local.bench.figure.Target;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.bench.load.Steadiness;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import dev.muster.local.up.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
            List<Pair> measured = pairs(command(folder), extent);
            Files.deleteIfExists(folder);
            return List.of(
                    figure("processes/s, share of the bare ones", measured, Pair::share, new Target.AtLeast(0.5)),
                    figure("processes/s, run and isolated", measured, Pair::run, new Target.None()),
                    figure("processes/s, bare", measured, Pair::bare, new Target.None()));
        } catch (IOException failed) {
            throw new Refusal("no process could be started: " + failed.getMessage());
        }
    }

    private List<String> command(Path folder) {
        return List.of(
                JavaCommand.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                home.workerJar().toString(),
                "dev.muster.worker.bench.SpawnBench",
                folder.toString(),
                Integer.toString(PROCESSES));
    }

    private List<Pair> pairs(List<String> command, Extent extent) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        List<Pair> measured = new ArrayList<>();
        try (OutputStream go = process.getOutputStream();
                BufferedReader lines = process.inputReader()) {
            progress.accept(lines.readLine());
            Steadiness steadiness = new Steadiness(extent.warmUp());
            while (!steadiness.isReached()) {
                Pair pair = pair(go, lines);
                steadiness.add(List.of(pair.run, pair.bare));
            }
            progress.accept("warm-up: " + steadiness);
            while (measured.size() < extent.pairs()) {
                measured.add(pair(go, lines));
            }
        }
        if (process.waitFor() != 0) {
            throw new Refusal(command.get(5) + " ended with " + process.exitValue());
        }
        return measured;
    }

    private Pair pair(OutputStream go, BufferedReader lines) throws IOException {
        go.write('\n');
        go.flush();
        String line = Objects.requireNonNullElse(lines.readLine(), "nothing");
        progress.accept(line);
        Matcher rates = RATES.matcher(line);
        if (!rates.matches()) {
            throw new Refusal("instead of two rates it said: " + line);
        }
        return new Pair(Double.parseDouble(rates.group(1)), Double.parseDouble(rates.group(2)));
    }

    private static Figure figure(String what, List<Pair> pairs, ToDoubleFunction<Pair> value, Target target) {
        return Figure.median(
                NAME, what, new Series(pairs.stream().map(value::applyAsDouble).toList()), target);
    }
}
