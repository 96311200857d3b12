package dev.muster.worker;

import dev.muster.pace.Loop;
import dev.muster.pace.Step;
import dev.muster.worker.drain.Drain;
import dev.muster.worker.poll.RunPoller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;

/** Starts a worker's loops, and ends them in order: first nothing more is received, last it leaves the fleet. */
final class WorkerLife implements SmartLifecycle {
    /** @param count how many loops take the same step */
    record Pollers(RunPoller poller, int count) {}

    private final Map<String, Step> upkeep;
    private final Pollers pollers;
    private final Drain drain;
    private final List<Loop> keeping = new ArrayList<>();
    private final List<Loop> polling = new ArrayList<>();
    private volatile boolean running;

    WorkerLife(Map<String, Step> upkeep, Pollers pollers, Drain drain) {
        this.upkeep = Map.copyOf(upkeep);
        this.pollers = pollers;
        this.drain = drain;
    }

    @Override
    public void start() {
        upkeep.forEach((name, step) -> keeping.add(Loop.start(name, step)));
        for (int i = 0; i < pollers.count(); i++) {
            polling.add(Loop.start("poll-" + i, pollers.poller()));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        polling.parallelStream().forEach(Loop::close);
        try {
            drain.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        keeping.parallelStream().forEach(Loop::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
