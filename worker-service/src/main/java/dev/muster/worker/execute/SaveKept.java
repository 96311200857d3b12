package dev.muster.worker.execute;

import dev.muster.pace.Step;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Saves the checkpoints and events that came too soon after the ones before, once they are due. No run waits for another. */
public final class SaveKept implements Step {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final LiveRuns live;

    public SaveKept(LiveRuns live) {
        this.live = live;
    }

    @Override
    public Duration run() {
        try (var saving = Executors.newVirtualThreadPerTaskExecutor()) {
            live.all().forEach(run -> saving.execute(run.kept()::saveIfDue));
        }
        return EVERY;
    }
}
