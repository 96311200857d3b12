package dev.muster.worker.execute;

import dev.muster.pace.Step;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Saves the checkpoints that came too soon after the one before, once they are due. */
public final class SaveCheckpoints implements Step {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final LiveRuns live;

    public SaveCheckpoints(LiveRuns live) {
        this.live = live;
    }

    @Override
    public Duration run() {
        try (var saving = Executors.newVirtualThreadPerTaskExecutor()) {
            live.all().forEach(run -> saving.execute(run.checkpoints()::saveIfDue));
        }
        return EVERY;
    }
}
