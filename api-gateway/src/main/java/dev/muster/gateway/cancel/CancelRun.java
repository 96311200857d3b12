package dev.muster.gateway.cancel;

import dev.muster.fleet.WorkerRegistry;
import dev.muster.pace.TransientFault;
import dev.muster.run.ClientStep;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;

/** Cancels a run that waits, or asks the worker that executes it. */
public final class CancelRun {
    private static final Logger LOG = System.getLogger(CancelRun.class.getName());

    /** A run goes to and fro between waiting and running no faster than its worker works. */
    private static final int MOST_ROUNDS = 10;

    private final RunStore runs;
    private final WorkerRegistry registry;
    private final MeterRegistry meters;
    private final InstantSource clock;

    public CancelRun(RunStore runs, WorkerRegistry registry, MeterRegistry meters, InstantSource clock) {
        this.runs = runs;
        this.registry = registry;
        this.meters = meters;
        this.clock = clock;
    }

    /** @throws TransientFault where the run moved away each time, or the store gave no answer */
    public Cancellation cancel(RunId id) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<Cancellation> done = end(id);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new TransientFault("run " + id + " moved " + MOST_ROUNDS + " times while it was to be cancelled");
    }

    private Optional<Cancellation> end(RunId id) {
        return switch (runs.apply(id, new ClientStep.Cancel(clock.instant()))) {
            case StepResult.Applied(Run run) -> {
                finished(run);
                yield Optional.of(new Cancellation.Over(run));
            }
            case StepResult.Refused(Run met) -> met.isTerminal() ? over(met) : request(id);
            case StepResult.Missing() -> Optional.of(new Cancellation.Gone());
        };
    }

    /** @return empty where the run no longer is executed: it may wait again */
    private Optional<Cancellation> request(RunId id) {
        return switch (runs.apply(id, new ClientStep.RequestCancel())) {
            case StepResult.Applied(Run run) -> {
                hint(run);
                yield Optional.of(new Cancellation.Requested(run));
            }
            case StepResult.Refused(Run met) -> met.isTerminal() ? over(met) : Optional.empty();
            case StepResult.Missing() -> Optional.of(new Cancellation.Gone());
        };
    }

    private static Optional<Cancellation> over(Run run) {
        return Optional.of(new Cancellation.Over(run));
    }

    /** Only makes it quicker: the worker reads the request in the run's record too. */
    private void hint(Run run) {
        if (!(run.state() instanceof Running running)) {
            return;
        }
        try {
            registry.requestCancel(running.claim().owner(), run.id().value());
        } catch (TransientFault fault) {
            LOG.log(Level.DEBUG, "the owner of run {0} learns of its cancel request later: {1}", run.id(), fault);
        }
    }

    private void finished(Run run) {
        meters.counter("muster.runs.finished", "agent", run.request().agent().value(), "outcome", "cancelled")
                .increment();
    }
}
