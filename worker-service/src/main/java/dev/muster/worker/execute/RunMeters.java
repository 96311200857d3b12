package dev.muster.worker.execute;

import dev.muster.run.History;
import dev.muster.run.Run;
import dev.muster.run.WorkerStep;
import dev.muster.worker.permit.Permits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** What an operator asks of a worker first. */
public final class RunMeters {
    private static final String AGENT = "agent";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final Counter fenceLost;

    public RunMeters(MeterRegistry registry) {
        this.registry = registry;
        this.fenceLost = Counter.builder("muster.fence.lost")
                .description("Claims that turned out to belong to somebody else: their results were refused")
                .register(registry);
    }

    public void watch(LiveRuns live, Permits permits) {
        Gauge.builder("muster.slots", permits, Permits::slots)
                .description("Runs that fit at once, where each takes one slot")
                .register(registry);
        Gauge.builder("muster.slots.busy", permits, Permits::busy)
                .description("Slots of claimed runs")
                .register(registry);
        Gauge.builder("muster.runs.in.flight", live, runs -> runs.all().size())
                .description("Runs that are executed now")
                .register(registry);
    }

    /** @param run as it was claimed */
    void started(Run run) {
        registry.counter("muster.runs.started", AGENT, agent(run)).increment();
        Timer.builder("muster.dispatch.latency")
                .description("From the moment a run could be claimed to its start")
                .tag(AGENT, agent(run))
                .publishPercentileHistogram()
                .register(registry)
                .record(between(run.history().queued(), started(run.history())));
    }

    /** @param step that ended the attempt */
    void finished(Run run, WorkerStep step, Instant now) {
        String outcome = outcome(step);
        registry.counter("muster.runs.finished", AGENT, agent(run), OUTCOME, outcome)
                .increment();
        Timer.builder("muster.run.duration")
                .description("From the start of an attempt to its end")
                .tags(AGENT, agent(run), OUTCOME, outcome)
                .publishPercentileHistogram()
                .register(registry)
                .record(between(started(run.history()), now));
    }

    void fenceLost() {
        fenceLost.increment();
    }

    private static String outcome(WorkerStep step) {
        String name = step instanceof WorkerStep.Complete complete
                ? complete.ending().state().name()
                : step.transition().name();
        return name.toLowerCase(Locale.ROOT);
    }

    private static String agent(Run run) {
        return run.request().agent().value();
    }

    private static Instant started(History history) {
        return Objects.requireNonNull(history.started());
    }

    /** Clocks of two machines may disagree: never less than nothing. */
    private static Duration between(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }
}
