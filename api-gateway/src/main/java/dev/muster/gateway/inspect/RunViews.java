package dev.muster.gateway.inspect;

import dev.muster.gateway.backlog.Census;
import dev.muster.run.Run;

/** Runs as clients are shown them, with what is known of those they wait behind. */
public record RunViews(Census census) {
    public RunSummary summary(Run run) {
        return RunSummary.of(run, StatusReason.of(run, census.last()));
    }

    public RunView whole(Run run) {
        return RunView.of(run, summary(run));
    }
}
