package dev.muster.testkit;

import dev.muster.run.AgentName;
import dev.muster.run.Attempt;
import dev.muster.run.Claim;
import dev.muster.run.Ending;
import dev.muster.run.Labels;
import dev.muster.run.Nonce;
import dev.muster.run.Payload;
import dev.muster.run.Placement;
import dev.muster.run.RetryPolicy;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunLife;
import dev.muster.run.RunLimits;
import dev.muster.run.RunRequest;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStep;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.Tenant;
import dev.muster.run.Trace;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Runs in every state, each with an id and a tenant of its own, so that tests can share a store. */
public final class Runs {
    /** When everything here happens. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    public static final AgentName AGENT = AgentName.of("wordcount");
    public static final Trace TRACE = new Trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", "01");
    public static final Duration TTL = Duration.ofHours(1);
    public static final RetryPolicy RETRY = new RetryPolicy(3, Duration.ofSeconds(5), 2, Duration.ofMinutes(5));
    public static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(1), TTL, RETRY, true);

    private Runs() {}

    public static RunId id() {
        return RunId.random(ThreadLocalRandom.current());
    }

    public static Tenant tenant() {
        return new Tenant("tenant-" + UUID.randomUUID());
    }

    public static RunRequest request() {
        return request(tenant(), AGENT);
    }

    public static RunRequest request(Tenant tenant, AgentName agent) {
        return request(tenant, agent, LIMITS);
    }

    public static RunRequest request(RunLimits limits) {
        return request(tenant(), AGENT, limits);
    }

    private static RunRequest request(Tenant tenant, AgentName agent, RunLimits limits) {
        Payload input = new Payload.Inline("{\"text\":\"to be\"}");
        return new RunRequest(tenant, agent, input, new Labels(List.of(), Map.of()), limits, TRACE, "fingerprint");
    }

    public static Run queued() {
        return queued(request(), NOW);
    }

    /** Accepted now; its message is about to be sent. */
    public static Run queued(RunRequest request, Instant now) {
        Instant expires = now.plus(request.limits().queueTtl());
        return Run.accepted(id(), request, Queued.pending(now, expires), now);
    }

    public static Run scheduled(Instant due) {
        return scheduled(request(), NOW, due);
    }

    public static Run scheduled(RunRequest request, Instant now, Instant due) {
        Instant expires = due.plus(request.limits().queueTtl());
        return Run.accepted(id(), request, new Scheduled(due, expires), now);
    }

    public static Run running() {
        return running(Workers.place());
    }

    public static Run running(Placement placement) {
        return claimed(queued(), placement, NOW);
    }

    /** @param run one that may be claimed */
    public static Run claimed(Run run, Placement placement, Instant now) {
        return after(run, new ClaimRun(placement, nonce(), true, now));
    }

    /** A run of its owner that has come to this end. */
    public static Run completed(Run running, Ending ending, Instant now) {
        return after(running, new Complete(claim(running), ending, now, List.<Attempt>of()));
    }

    public static Run succeeded() {
        return completed(running(), new Ending.Succeeded(new Payload.Inline("{\"words\":2}")), NOW);
    }

    public static Nonce nonce() {
        return new Nonce(UUID.randomUUID().toString());
    }

    /** @param run in state RUNNING */
    public static Claim claim(Run run) {
        return ((Running) run.state()).claim();
    }

    /** @throws IllegalArgumentException where the step is refused */
    public static Run after(Run run, RunStep step) {
        if (RunLife.apply(run, step) instanceof Applied applied) {
            return applied.run();
        }
        throw new IllegalArgumentException(step + " is refused by " + run);
    }
}
