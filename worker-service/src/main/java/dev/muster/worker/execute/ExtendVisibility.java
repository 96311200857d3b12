package dev.muster.worker.execute;

import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Nonce;
import dev.muster.run.RunQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keeps the messages of long runs out of sight. Short ones never pay for it, and a worker killed between receipt and
 * claim delays a run by the short first visibility only.
 */
public final class ExtendVisibility implements Step {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration FIRST_AFTER = RunQueue.FIRST_VISIBILITY.dividedBy(3);
    private static final Duration VISIBILITY = Duration.ofMinutes(15);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private final RunQueue queue;
    private final LiveRuns live;
    private final Stopwatch stopwatch;
    private final Map<Nonce, Duration> extended = new HashMap<>();

    public ExtendVisibility(RunQueue queue, LiveRuns live, Stopwatch stopwatch) {
        this.queue = queue;
        this.live = live;
        this.stopwatch = stopwatch;
    }

    @Override
    public Duration run() {
        Duration now = stopwatch.elapsed();
        List<LiveRun> all = live.all();
        extended.keySet().retainAll(all.stream().map(LiveRun::nonce).collect(Collectors.toSet()));
        List<LiveRun> due = all.stream().filter(run -> isDue(run, now)).toList();
        if (!due.isEmpty()) {
            queue.extend(due.stream().map(LiveRun::receipt).toList(), VISIBILITY);
            due.forEach(run -> extended.put(run.nonce(), now));
        }
        return EVERY;
    }

    private boolean isDue(LiveRun run, Duration now) {
        Duration last = extended.get(run.nonce());
        return last == null
                ? now.minus(run.since()).compareTo(FIRST_AFTER) >= 0
                : now.minus(last).compareTo(AGAIN_AFTER) >= 0;
    }
}
