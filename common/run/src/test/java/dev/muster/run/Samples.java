package dev.muster.run;

import dev.muster.fleet.Pool;
import dev.muster.fleet.WorkerId;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.WorkerStep.ClaimRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs to try moves on. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant LATER = NOW.plus(Duration.ofMinutes(10));
    static final Duration TTL = Duration.ofHours(1);
    static final RetryPolicy RETRY = new RetryPolicy(3, Duration.ofSeconds(5), 2, Duration.ofMinutes(5));
    static final RunError ERROR = RunError.retryable("AGENT_FAILED", "exit 75");

    private Samples() {}

    static RunRequest request(boolean resumable) {
        return new RunRequest(
                new Tenant("acme"),
                AgentName.of("wordcount"),
                new Payload.Inline("{}"),
                new Labels(List.of("nightly"), Map.of()),
                new RunLimits(Duration.ofMinutes(1), TTL, RETRY, resumable),
                new Trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", "01"),
                "fingerprint");
    }

    static Run queued() {
        return accepted(Queued.pending(NOW, NOW.plus(TTL)));
    }

    static Run accepted(RunState first) {
        return Run.accepted(new RunId("0".repeat(32)), request(true), first, NOW);
    }

    static Run scheduled() {
        return accepted(new Scheduled(LATER, LATER.plus(TTL)));
    }

    static Run running() {
        return claimedBy("worker-1", queued());
    }

    static Run cancelling() {
        return after(running(), new ClientStep.RequestCancel());
    }

    static Run claimedBy(String worker, Run queued) {
        return after(queued, claim(worker, true));
    }

    static ClaimRun claim(String worker, boolean suspectsToo) {
        return new ClaimRun(place(worker), new Nonce("nonce of " + worker), suspectsToo, NOW);
    }

    static Placement place(String worker) {
        return new Placement(new Pool("spot"), new WorkerId(worker));
    }

    static Claim claim(Run run) {
        return ((Running) run.state()).claim();
    }

    static Queued again() {
        return Queued.pending(LATER, LATER.plus(TTL));
    }

    static Run after(Run run, RunStep step) {
        if (RunLife.apply(run, step) instanceof Applied applied) {
            return applied.run();
        }
        throw new AssertionError(step + " is refused by " + run);
    }
}
