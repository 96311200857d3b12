package dev.muster.gateway.recover;

import dev.muster.fleet.WorkerRegistry;
import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.demand.AcceptedRuns;
import dev.muster.gateway.publish.Publisher;
import dev.muster.pace.Step;
import dev.muster.pace.TransientFault;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.BreakerMove.Open;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunQueue;
import dev.muster.run.RunStore;
import dev.muster.testkit.InMemoryAlerts;
import dev.muster.testkit.InMemoryBreakers;
import dev.muster.testkit.InMemoryDeadLetters;
import dev.muster.testkit.InMemoryDemand;
import dev.muster.testkit.InMemoryRunQueue;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.InMemoryWorkerRegistry;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** One gateway's recovery on fakes, whose loops a test turns by hand. */
final class Bench {
    static final Duration SENT_SWEEP = Duration.ofMinutes(15);
    static final Duration LETTERS = Duration.ofSeconds(30);
    static final Duration UNREADABLE = Duration.ofHours(1);
    static final int PAGE = 20;
    static final int RESUME_PAGE = 2;

    final ManualTime time;
    final InMemoryRuns runs;
    final InMemoryRunQueue queue;
    final InMemoryDeadLetters letters;
    final InMemoryWorkerRegistry workers;
    final Unanswered<RunQueue> queueCalls;
    final Unanswered<RunStore> runCalls;
    final Unanswered<WorkerRegistry> registryCalls;
    private final InMemoryDemand demand;
    private final AcceptedRuns accepted;
    final Publisher publisher;
    final InMemoryBreakers breakers = new InMemoryBreakers();
    final InMemoryAlerts alerts = new InMemoryAlerts();
    final BreakerWatch watch = new BreakerWatch(breakers, Duration.ofSeconds(1));
    final RecoveryPorts ports;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, Step> steps;

    Bench() {
        this(new ManualTime(), new InMemoryRuns(), new InMemoryWorkerRegistry());
    }

    private Bench(ManualTime time, InMemoryRuns runs, InMemoryWorkerRegistry workers) {
        this.time = time;
        this.runs = runs;
        this.workers = workers;
        this.queue = new InMemoryRunQueue(time);
        this.letters = new InMemoryDeadLetters(time);
        this.queueCalls = Unanswered.of(RunQueue.class, queue);
        this.runCalls = Unanswered.of(RunStore.class, runs);
        this.registryCalls = Unanswered.of(WorkerRegistry.class, workers);
        this.demand = new InMemoryDemand(runs, time);
        this.accepted = new AcceptedRuns(demand);
        this.publisher = new Publisher(queueCalls.port(), 1_000, Runnable::run);
        this.ports = new RecoveryPorts(
                runCalls.port(),
                runs,
                new RecoveryPorts.Fleet(registryCalls.port(), watch, accepted),
                publisher,
                new RecoveryPorts.Letters(letters, alerts));
        this.steps = Recovery.of(ports, settings(), meters, time, time).steps();
    }

    private static RecoverSettings settings() {
        return new RecoverSettings(
                Duration.ofSeconds(1),
                PAGE,
                RESUME_PAGE,
                8,
                SENT_SWEEP,
                1_000,
                Duration.ofMinutes(5),
                LETTERS,
                UNREADABLE);
    }

    /** Another gateway on the same stores, with a memory and a queue of its own. */
    Bench beside() {
        return new Bench(time, runs, workers);
    }

    /** One turn of a loop, which comes back soon where it got no answer. */
    Duration turn(String loop) throws InterruptedException {
        try {
            return Objects.requireNonNull(steps.get("recover-" + loop)).run();
        } catch (TransientFault fault) {
            return Duration.ofMillis(200);
        }
    }

    /** Turns a loop, resting as it asks to, until so much time has passed. */
    void turnFor(String loop, Duration duration) throws InterruptedException {
        Instant end = time.instant().plus(duration);
        while (!time.instant().isAfter(end)) {
            time.advance(turn(loop));
        }
    }

    /** Opens the breaker of the agent that runs of tests have. */
    void open() {
        Outage outage = new Outage("3 of 20 attempts failed", Runs.nonce(), 0);
        breakers.apply(Runs.AGENT, new Open(0, outage, time.instant()));
        watch.run();
    }

    Run keep(Run run) {
        runs.create(run);
        return run;
    }

    Run now(RunId id) {
        return runs.find(id).orElseThrow();
    }

    long demanded() {
        accepted.run();
        return demand.look().accepted();
    }

    double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
