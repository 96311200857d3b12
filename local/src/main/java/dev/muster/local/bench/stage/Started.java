package dev.muster.local.bench.stage;

import dev.muster.local.child.Child;
import dev.muster.local.home.Refusal;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A child that serves. */
public record Started(long pid, URI url) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** Returns once it has written its port. */
    public static Started when(Child child) throws InterruptedException {
        Path portFile = child.spec().portFile();
        Duration limit = Stopwatch.REAL.elapsed().plus(PATIENCE);
        for (String port = read(portFile); ; port = read(portFile)) {
            if (!port.isEmpty()) {
                return new Started(child.pid().orElseThrow(), URI.create("http://127.0.0.1:" + port));
            }
            if (child.isFailing() || Stopwatch.REAL.elapsed().compareTo(limit) > 0) {
                throw new Refusal(child.spec().name() + " did not start, see "
                        + child.spec().log());
            }
            Pause.REAL.rest(LOOK_AGAIN);
        }
    }

    private static String read(Path portFile) {
        try {
            return Files.readString(portFile).strip();
        } catch (IOException notYet) {
            return "";
        }
    }
}
