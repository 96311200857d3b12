package dev.muster.local.bench.handover;

import dev.muster.local.home.Refusal;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Executions of runs as their agent sees them: all are held until they are let go. */
final class Executions {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> again = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);

    void hold(String run) {
        if (!begun.add(run)) {
            again.putIfAbsent(run, Stopwatch.REAL.elapsed());
        }
        try {
            end.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    void letGo() {
        end.countDown();
    }

    void awaitBegun(int runs) throws InterruptedException {
        await("begun", begun, runs);
    }

    /** @return how long after this moment each was executed again, in seconds */
    List<Double> awaitAgain(int runs, Duration since) throws InterruptedException {
        await("executed again", again.keySet(), runs);
        return new ArrayList<>(again.values().stream()
                .map(at -> at.minus(since).toNanos() / 1e9)
                .toList());
    }

    private static void await(String what, Set<String> those, int runs) throws InterruptedException {
        Duration limit = Stopwatch.REAL.elapsed().plus(PATIENCE);
        while (those.size() < runs) {
            if (Stopwatch.REAL.elapsed().compareTo(limit) > 0) {
                throw new Refusal("of " + runs + " runs only " + those.size() + " were " + what);
            }
            Pause.REAL.rest(LOOK_AGAIN);
        }
    }
}
