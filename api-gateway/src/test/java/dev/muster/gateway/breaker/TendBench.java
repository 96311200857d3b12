package dev.muster.gateway.breaker;

import dev.muster.gateway.publish.Publisher;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.Breaker.State;
import dev.muster.run.BreakerMove;
import dev.muster.run.BreakerMove.Force;
import dev.muster.run.BreakerMove.Open;
import dev.muster.run.BreakerMove.Report;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Queued;
import dev.muster.run.WorkerStep.Hold;
import dev.muster.testkit.InMemoryBreakers;
import dev.muster.testkit.InMemoryRunQueue;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gateways that tend the breakers of one fleet, on fakes, whose loops a test turns by hand. */
final class TendBench {
    static final int RESUME = 40;
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final BreakerSettings SETTINGS = new BreakerSettings(
            Duration.ofSeconds(1), 5, 10, Duration.ofSeconds(30), Duration.ofMinutes(10), PATIENCE, RESUME);

    final ManualTime time = new ManualTime();
    private final InMemoryBreakers breakers = new InMemoryBreakers();
    private final InMemoryRuns runs = new InMemoryRuns();
    final InMemoryRunQueue queue = new InMemoryRunQueue(time);
    final Gateway gateway = new Gateway();

    /** One of those that share the stores. */
    final class Gateway {
        private final BreakerWatch watch = new BreakerWatch(breakers, Duration.ofSeconds(1));
        private final HeldRuns held =
                new HeldRuns(runs, runs, new Publisher(queue, 1_000, Runnable::run), new SimpleMeterRegistry(), time);
        private final TendBreakers tend = new TendBreakers(watch, breakers, held, SETTINGS, time);

        void turn() {
            watch.run();
            time.advance(tend.run());
        }
    }

    void turnFor(Duration duration) {
        Instant end = time.instant().plus(duration);
        while (time.instant().isBefore(end)) {
            gateway.turn();
        }
    }

    private void apply(BreakerMove move) {
        breakers.apply(Runs.AGENT, move);
    }

    Breaker now() {
        return breakers.find(Runs.AGENT);
    }

    void open() {
        apply(new Open(now().epoch(), new Outage("3 of 20 attempts failed", Runs.nonce(), 0), time.instant()));
    }

    void force(@Nullable State wanted) {
        apply(new Force(wanted, new Outage("by an operator", Runs.nonce(), 0), time.instant()));
    }

    void report(int times, boolean success) {
        IntStream.range(0, times).forEach(trial -> apply(new Report(now().epoch(), success)));
    }

    List<RunId> hold(int count) {
        return hold(count, Runs.AGENT, Queued.HELD_LOOK);
    }

    List<RunId> hold(int count, AgentName agent, Duration look) {
        Instant now = time.instant();
        return Stream.generate(() -> Runs.queued(Runs.request(Runs.tenant(), agent), now))
                .limit(count)
                .map(this::create)
                .peek(run -> runs.apply(run, new Hold(now.plus(look), look)))
                .toList();
    }

    private RunId create(Run run) {
        runs.create(run);
        return run.id();
    }
}
