package dev.muster.gateway.inspect;

import dev.muster.gateway.backlog.Backlog;
import dev.muster.run.Breaker;
import dev.muster.run.Enqueue;
import dev.muster.run.Run;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a run stands where it stands, where its status alone does not say so.
 *
 * @param since when that began
 * @param ahead about how many queued runs of all tenants have waited longer; absent where it waits for something else
 */
public record StatusReason(
        String code,
        String message,
        Instant since,
        @Nullable Integer ahead) {
    private StatusReason(String code, String message, Instant since) {
        this(code, message, since, null);
    }

    /** @param holding the breaker of the run's agent where it holds runs */
    static @Nullable StatusReason of(Run run, Backlog backlog, Optional<Breaker> holding) {
        return switch (run.state()) {
            case Queued queued
            when queued.enqueue() == Enqueue.HELD -> held(run.history().queued(), holding);
            case Queued queued -> {
                Instant since = run.history().queued();
                yield capacity(since, backlog.ahead(since));
            }
            case Scheduled scheduled -> scheduled(scheduled, run);
            case Running running -> null;
            case Ended ended ->
                run.status() == RunStatus.EXPIRED
                        ? new StatusReason("QUEUE_TTL_EXCEEDED", "no worker took it in time", ended.at())
                        : null;
        };
    }

    private static StatusReason held(Instant since, Optional<Breaker> holding) {
        return holding.map(breaker -> new StatusReason(
                        "BREAKER_OPEN",
                        "put aside while the breaker of its agent is open: "
                                + breaker.outage().reason(),
                        since))
                .orElseGet(() -> new StatusReason("HELD", "put aside: its agent cannot be executed now", since));
    }

    private static StatusReason capacity(Instant since, int ahead) {
        String message =
                "waits for a free worker; " + (ahead == 0 ? "none has" : "about " + ahead + " have") + " waited longer";
        return new StatusReason("WAITING_CAPACITY", message, since, ahead);
    }

    private static StatusReason scheduled(Scheduled scheduled, Run run) {
        return run.status() == RunStatus.RETRYING
                ? new StatusReason(
                        "WAITING_RETRY",
                        "attempt " + run.tally().attempts() + " failed, and failures may be "
                                + run.request().limits().retry().maxAttempts() + "; the next is due at "
                                + scheduled.due(),
                        lastEnd(run))
                : new StatusReason(
                        "DELAYED", "due at " + scheduled.due(), run.history().created());
    }

    private static Instant lastEnd(Run run) {
        return run.history().attempts().isEmpty()
                ? run.history().created()
                : run.history().attempts().getLast().ended();
    }
}
