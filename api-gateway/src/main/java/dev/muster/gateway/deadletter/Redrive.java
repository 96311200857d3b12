package dev.muster.gateway.deadletter;

import dev.muster.gateway.submit.InvalidRequest;
import dev.muster.gateway.submit.Order;
import dev.muster.gateway.submit.Replays;
import dev.muster.gateway.submit.Submission;
import dev.muster.gateway.submit.SubmitRun;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunIds;
import dev.muster.run.RunStore;
import dev.muster.run.StateName;
import dev.muster.run.Tenant;
import java.util.Locale;
import java.util.Optional;

/** Runs a dead run once more, and once only, however often it is asked: the id of the new run follows from the old one's. */
public final class Redrive {
    /** No key of a client has a space. */
    private static final String KEY = "redrive of ";

    private final RunStore runs;
    private final Replays replays;
    private final SubmitRun submitRun;
    private final RunIds ids;

    public Redrive(RunStore runs, Replays replays, SubmitRun submitRun, RunIds ids) {
        this.runs = runs;
        this.replays = replays;
        this.submitRun = submitRun;
        this.ids = ids;
    }

    /** @param created whether it was not there before */
    public record Redriven(RunId run, boolean created) {}

    /**
     * @throws InvalidRequest where the run is not dead, or cannot be executed again
     * @throws dev.muster.gateway.submit.TooManyWaiting where the tenant has enough of them
     */
    public Redriven redrive(Run dead) throws InterruptedException {
        return switch (submitRun.submit(tenant(dead), Optional.of(key(dead)), order(dead))) {
            case Submission.Accepted(Run run) -> new Redriven(run.id(), true);
            case Submission.Replayed(Run run) -> new Redriven(run.id(), false);
            case Submission.KeyReused() ->
                throw new IllegalStateException("the id of the redrive of " + dead.id() + " is taken");
        };
    }

    /**
     * What a redrive would come to, where the tenant has room for it.
     *
     * @throws InvalidRequest as a redrive does
     */
    public Redriven foresee(Run dead) {
        order(dead);
        RunId id = ids.of(tenant(dead), key(dead));
        return new Redriven(id, runs.find(id).isEmpty());
    }

    private Order order(Run dead) {
        if (dead.state().name() != StateName.DEAD) {
            throw new InvalidRequest(
                    "NOT_DEAD",
                    "run " + dead.id() + " is " + dead.status().name().toLowerCase(Locale.ROOT)
                            + ": only a dead one can be redriven");
        }
        return replays.order(dead);
    }

    private static Tenant tenant(Run run) {
        return run.request().tenant();
    }

    private static String key(Run dead) {
        return KEY + dead.id();
    }
}
