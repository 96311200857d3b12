package dev.muster.worker.execute;

import dev.muster.pace.Step;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Writes the events that came too soon after the ones before, once they are due. */
public final class SendEvents implements Step {
    private final LiveRuns live;

    public SendEvents(LiveRuns live) {
        this.live = live;
    }

    @Override
    public Duration run() {
        try (var sending = Executors.newVirtualThreadPerTaskExecutor()) {
            live.all().stream()
                    .map(LiveRun::events)
                    .filter(EventBuffer::isDue)
                    .forEach(events -> sending.execute(events::writeIfDue));
        }
        return EventBuffer.INTERVAL;
    }
}
