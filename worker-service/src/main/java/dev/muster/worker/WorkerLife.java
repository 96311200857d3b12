package dev.muster.worker;

import dev.muster.pace.Loop;
import dev.muster.pace.Step;
import dev.muster.pace.TransientFault;
import dev.muster.worker.drain.Drain;
import dev.muster.worker.interrupt.Departure;
import dev.muster.worker.interrupt.InterruptionNotice;
import dev.muster.worker.poll.RunPoller;
import dev.muster.worker.tenure.Membership;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;

/**
 * Starts a worker's loops, and ends them in order: first nothing more is asked for, last it leaves the fleet. A call for
 * messages that is under way is not broken off before that, since the queue would go on giving it messages, which nobody
 * would see for a while: the drained worker hands them back at once.
 */
final class WorkerLife implements SmartLifecycle {
    private static final Logger LOG = System.getLogger(WorkerLife.class.getName());

    /** @param count how many loops take the same step */
    record Pollers(RunPoller poller, int count) {}

    private final Map<String, Step> upkeep;
    private final Pollers pollers;
    private final Drain drain;
    private final Departure departure;
    private final Membership membership;
    private final List<Loop> keeping = new ArrayList<>();
    private final List<Loop> polling = new ArrayList<>();
    private volatile boolean running;

    WorkerLife(Map<String, Step> upkeep, Pollers pollers, Drain drain, Departure departure, Membership membership) {
        this.upkeep = Map.copyOf(upkeep);
        this.pollers = pollers;
        this.drain = drain;
        this.departure = departure;
        this.membership = membership;
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
        departure.hear(new InterruptionNotice.Stop());
        polling.forEach(Loop::retire);
        try {
            end();
        } finally {
            departure.complete();
        }
    }

    private void end() {
        try {
            drain.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Stream.concat(polling.stream(), keeping.stream()).parallel().forEach(Loop::close);
        leave();
    }

    private void leave() {
        try {
            membership.leave();
        } catch (TransientFault fault) {
            LOG.log(Level.WARNING, "left without a word; the fleet will find out", fault);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
