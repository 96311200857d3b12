package dev.muster.worker.execute;

import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Nonce;
import dev.muster.worker.agent.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** The claims of this worker: those that have been asked for, and the runs that are executed under the others. */
public final class LiveRuns {
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Map<Nonce, Optional<LiveRun>> claims = new ConcurrentHashMap<>();
    private final LongAdder ended = new LongAdder();

    /** Before the claim is asked for, so that whoever finds it applied knows that it is being dealt with. */
    void asked(Nonce nonce) {
        claims.put(nonce, Optional.empty());
    }

    void started(LiveRun run) {
        claims.put(run.claim().nonce(), Optional.of(run));
    }

    void over(Nonce nonce) {
        if (claims.getOrDefault(nonce, Optional.empty()).isPresent()) {
            ended.increment();
        }
        claims.remove(nonce);
    }

    /** How many runs have been executed here and are no more, however they came out: put off and taken away ones too. */
    public long ended() {
        return ended.sum();
    }

    boolean knows(Nonce nonce) {
        return claims.containsKey(nonce);
    }

    public List<LiveRun> all() {
        return claims.values().stream().flatMap(Optional::stream).toList();
    }

    public void stop(Predicate<LiveRun> which, StopReason reason) {
        all().stream().filter(which).forEach(run -> run.stop().raise(reason));
    }

    /** @return whether nothing was claimed or executed any more before the limit */
    public boolean awaitNone(Duration limit, Stopwatch stopwatch, Pause pause) throws InterruptedException {
        Duration deadline = stopwatch.elapsed().plus(limit);
        while (!claims.isEmpty() && stopwatch.elapsed().compareTo(deadline) < 0) {
            pause.rest(GLANCE);
        }
        return claims.isEmpty();
    }
}
