package dev.muster.worker.execute;

import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.pace.TransientFault;
import dev.muster.run.Enqueue;
import dev.muster.run.Nonce;
import dev.muster.run.Orphan;
import dev.muster.run.Placement;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import dev.muster.run.WorkerStep.ClaimRun;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Claims runs: those that wait, those whose owner is buried, and one suspect at a time. */
public final class Claims {
    private static final Duration BOUNCE = Duration.ofSeconds(5);
    private static final int MOST_BOUNCES_COUNTED = 12;
    private static final int MOST_TRIES = 4;

    /** One attempt to claim. */
    record Ask(RunId run, Placement placement, Nonce nonce, int deliveries) {}

    sealed interface Outcome {
        /** @param suspect whether the run took this worker's only seat for suspects */
        record Won(Run run, boolean suspect) implements Outcome {}

        record NotWon(MessageFate fate) implements Outcome {}
    }

    private final RunStore runs;
    private final WorkerRegistry workers;
    private final Committer committer;
    private final InstantSource clock;
    private final Semaphore suspectSeat = new Semaphore(1);

    public Claims(RunStore runs, WorkerRegistry workers, Committer committer, InstantSource clock) {
        this.runs = runs;
        this.workers = workers;
        this.committer = committer;
        this.clock = clock;
    }

    Outcome claim(Ask ask) throws InterruptedException {
        return claim(ask, false, MOST_TRIES);
    }

    /** @param taken whether the run that is over was won as a suspect */
    void leaveSeat(boolean taken) {
        if (taken) {
            suspectSeat.release();
        }
    }

    private Outcome claim(Ask ask, boolean asSuspect, int tries) throws InterruptedException {
        ClaimRun step = new ClaimRun(ask.placement(), ask.nonce(), asSuspect, clock.instant());
        return switch (asSuspect ? answered(ask, step) : atMostTwice(ask, step)) {
            case StepResult.Applied(Run run) -> new Outcome.Won(run, asSuspect);
            case StepResult.Missing() -> new Outcome.NotWon(MessageFate.DELETE);
            case StepResult.Refused(Run run) -> refused(ask, run, asSuspect, tries);
        };
    }

    /** Asked again under its nonce at once: its message would come back much later. */
    private StepResult atMostTwice(Ask ask, ClaimRun step) {
        try {
            return runs.apply(ask.run(), step);
        } catch (TransientFault unanswered) {
            return runs.apply(ask.run(), step);
        }
    }

    /** A claim that was applied unheard would leave the seat to a second suspect. */
    private StepResult answered(Ask ask, ClaimRun step) throws InterruptedException {
        return committer.untilAnswered(() -> runs.apply(ask.run(), step)).value();
    }

    private Outcome refused(Ask ask, Run run, boolean asSuspect, int tries) throws InterruptedException {
        return switch (run.state()) {
            case Scheduled scheduled -> new Outcome.NotWon(MessageFate.DELETE);
            case Ended ended -> new Outcome.NotWon(MessageFate.DELETE);
            case Queued queued when queued.enqueue() == Enqueue.HELD -> new Outcome.NotWon(MessageFate.DELETE);
            case Queued queued -> asSuspect ? bounced(ask) : claimAsSuspect(ask, tries);
            case Running running when running.claim().nonce().equals(ask.nonce()) -> new Outcome.Won(run, asSuspect);
            case Running running ->
                tries > 0 && tookFromTheDead(run, running)
                        ? claim(ask, asSuspect, tries - 1)
                        : new Outcome.NotWon(MessageFate.PARK);
        };
    }

    private Outcome claimAsSuspect(Ask ask, int tries) throws InterruptedException {
        if (!suspectSeat.tryAcquire()) {
            return bounced(ask);
        }
        Outcome outcome = bounced(ask);
        try {
            outcome = claim(ask, true, tries);
            return outcome;
        } finally {
            if (!(outcome instanceof Outcome.Won)) {
                suspectSeat.release();
            }
        }
    }

    /** @return whether the run had a dead owner; what it is now, the next look shows */
    private boolean tookFromTheDead(Run run, Running running) {
        Optional<Worker> owner = workers.find(running.claim().owner());
        if (owner.filter(worker -> !worker.isDead()).isPresent()) {
            return false;
        }
        boolean crashCounts = owner.map(Worker::crashCounts).orElse(false);
        runs.apply(run.id(), Orphan.of(run, crashCounts).settle(clock.instant()));
        return true;
    }

    /** Another worker may have a seat for the suspect, or this one later: it comes back ever more slowly. */
    private static Outcome bounced(Ask ask) {
        int times = Math.clamp(ask.deliveries(), 1, MOST_BOUNCES_COUNTED);
        return new Outcome.NotWon(new MessageFate.Park(BOUNCE.multipliedBy(times)));
    }
}
