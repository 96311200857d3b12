package dev.muster.worker.breaker;

import dev.muster.pace.Backoff;
import dev.muster.pace.TransientFault;
import dev.muster.run.Breaker;
import dev.muster.run.BreakerMove;
import dev.muster.run.BreakerMove.Judge;
import dev.muster.run.BreakerMove.LetTry;
import dev.muster.run.BreakerMove.Report;
import dev.muster.run.Breakers;
import dev.muster.run.TrialRule;
import dev.muster.testkit.InMemoryAlerts;
import dev.muster.testkit.InMemoryBreakers;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.stream.IntStream;

/** Breakers that workers share, and what a gateway does with them. */
public final class Fleet {
    public static final TrialRule RULE =
            new TrialRule(5, 10, new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10)), Duration.ofMinutes(2));

    private static final Limits LIMITS = new Limits(Duration.ofMinutes(5), 20, 10, Duration.ofSeconds(1));

    public final InMemoryBreakers breakers = new InMemoryBreakers();
    public final InMemoryAlerts alerts = new InMemoryAlerts();
    final Unanswered<Breakers> calls = Unanswered.of(Breakers.class, breakers);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ManualTime time;

    public Fleet(ManualTime time) {
        this.time = time;
    }

    /** One worker's view of it. */
    public FleetBreakers worker() {
        return new FleetBreakers(
                calls.port(), new Alarm(alerts, meters), LIMITS, new FleetBreakers.Sources(time, time, Runs::nonce));
    }

    /** A turn of the worker's loop, which comes back soon where it got no answer. */
    static void turn(FleetBreakers worker) {
        try {
            worker.run();
        } catch (TransientFault fault) {
            // As loops do.
        }
    }

    public Breaker now() {
        return breakers.find(Runs.AGENT);
    }

    public void apply(BreakerMove move) {
        if (!(breakers.apply(Runs.AGENT, move) instanceof Breakers.Outcome.Applied)) {
            throw new IllegalStateException(move + " is refused by " + now());
        }
    }

    public void halfOpen() {
        time.advance(Duration.between(time.instant(), RULE.due(now())));
        apply(new LetTry(RULE, time.instant()));
    }

    void close() {
        halfOpen();
        IntStream.range(0, RULE.trials()).forEach(trial -> apply(new Report(now().epoch(), true)));
        apply(new Judge(RULE, time.instant()));
    }

    double opened() {
        return meters.counter("muster.breaker.opened", "agent", Runs.AGENT.value())
                .count();
    }
}
