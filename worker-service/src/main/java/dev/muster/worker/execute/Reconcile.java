package dev.muster.worker.execute;

import dev.muster.fleet.WorkerId;
import dev.muster.pace.Step;
import dev.muster.run.Claim;
import dev.muster.run.Owned;
import dev.muster.run.Run;
import dev.muster.run.RunIndex;
import dev.muster.run.RunState.Running;
import dev.muster.run.StepResult;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.tenure.Membership;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what the fleet says this worker holds with what it does. A claim that was applied but not answered would
 * otherwise strand its run for ever, since its owner lives.
 */
public final class Reconcile implements Step {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final RunIndex index;
    private final Ports ports;
    private final Membership membership;
    private final LiveRuns live;
    private final Unexecuted unexecuted;

    /** How a run is given back that was never executed. */
    public record Unexecuted(Handover handover, InstantSource clock) {}

    public Reconcile(RunIndex index, Ports ports, Membership membership, LiveRuns live, Unexecuted unexecuted) {
        this.index = index;
        this.ports = ports;
        this.membership = membership;
        this.live = live;
        this.unexecuted = unexecuted;
    }

    @Override
    public Duration run() {
        Optional<WorkerId> me = membership.current();
        if (me.isPresent()) {
            List<Owned> owned = index.ownedBy(me.get());
            owned.stream().filter(Owned::cancelRequested).forEach(this::cancel);
            // The index first: a claim that is in it was announced before it was asked for.
            giveBack(owned.stream()
                    .filter(run -> !live.knows(run.claim().nonce()))
                    .toList());
        }
        return EVERY;
    }

    private void cancel(Owned owned) {
        live.stop(run -> run.claim().equals(owned.claim()), StopReason.CANCELLED);
    }

    /** One that cannot be given back must not keep the others. */
    private void giveBack(List<Owned> unknown) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Owned owned : unknown) {
            try {
                giveBack(owned);
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        }
        failures.stream().findFirst().ifPresent(first -> {
            throw first;
        });
    }

    private void giveBack(Owned owned) {
        ports.runs()
                .find(owned.run())
                .filter(run -> run.state() instanceof Running running
                        && running.claim().equals(owned.claim()))
                .ifPresent(run -> giveBack(run, owned.claim()));
    }

    private void giveBack(Run run, Claim claim) {
        AttemptEnd end = new AttemptEnd(run, claim, unexecuted.clock().instant());
        boolean cancelling = run.state() instanceof Running running && running.cancelRequested();
        var step = cancelling ? end.cancelled() : end.unexecuted(unexecuted.handover());
        if (ports.runs().apply(run.id(), step) instanceof StepResult.Applied(Run after)) {
            if (!after.isTerminal()) {
                ports.queue().publish(run.dispatch());
            }
            ports.givenUp().tell(run, step);
        }
    }
}
