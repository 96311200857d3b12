package dev.muster.gateway.inspect;

import dev.muster.gateway.backlog.Census;
import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.run.Run;

/** Runs as clients are shown them, with what is known of what they wait for. */
public record RunViews(Census census, BreakerWatch breakers) {
    public RunSummary summary(Run run) {
        return RunSummary.of(
                run,
                StatusReason.of(
                        run, census.last(), breakers.holding(run.request().agent())));
    }

    public RunView whole(Run run) {
        return RunView.of(run, summary(run));
    }
}
