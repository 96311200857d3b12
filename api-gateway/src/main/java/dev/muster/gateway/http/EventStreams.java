package dev.muster.gateway.http;

import dev.muster.gateway.inspect.EventView;
import dev.muster.gateway.inspect.RunViews;
import dev.muster.gateway.watch.Viewer;
import dev.muster.gateway.watch.WatchRun;
import dev.muster.run.Run;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Position;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams of events that are open, each with a thread. They end before the server does, which would wait for them: a
 * client comes back to another gateway with the id of the last event it has seen.
 */
public final class EventStreams implements SmartLifecycle {
    private static final long UNTIL_THE_RUN_ENDS = 0;

    private final WatchRun watchRun;
    private final RunViews views;
    private final int most;
    private final Set<Thread> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** @param most how many may be open at once */
    public EventStreams(WatchRun watchRun, RunViews views, int most) {
        this.watchRun = watchRun;
        this.views = views;
        this.most = most;
    }

    SseEmitter open(Run run, Position from) {
        if (open.size() >= most || !running) {
            throw full();
        }
        SseEmitter emitter = new SseEmitter(UNTIL_THE_RUN_ENDS);
        Thread thread = Thread.ofVirtual().name("events-" + run.id()).unstarted(() -> send(run, from, emitter));
        open.add(thread);
        thread.start();
        return emitter;
    }

    private Refusal full() {
        return Refusal.busy(
                ProblemCode.TOO_MANY_STREAMS,
                most + " streams of events are open here: try again, or read them page by page");
    }

    private void send(Run run, Position from, SseEmitter emitter) {
        try {
            // Headers are not sent before something is, and a client waits for them.
            emitter.send(SseEmitter.event().comment("here"));
            watchRun.follow(run.id(), from, new Sent(emitter, views));
            emitter.complete();
        } catch (IOException gone) {
            emitter.completeWithError(gone);
        } catch (InterruptedException closing) {
            emitter.complete();
        } catch (RuntimeException bug) {
            emitter.completeWithError(bug);
        } finally {
            open.remove(Thread.currentThread());
        }
    }

    private record Sent(SseEmitter emitter, RunViews views) implements Viewer {
        @Override
        public void show(RunEvent event) throws IOException {
            emitter.send(SseEmitter.event()
                    .id(event.position().toString())
                    .name(EventView.type(event))
                    .data(EventView.of(event), MediaType.APPLICATION_JSON));
        }

        @Override
        public void stillThere() throws IOException {
            emitter.send(SseEmitter.event().comment("still there"));
        }

        /** Without an id: whoever comes back after it is told of the end once more. */
        @Override
        public void ended(Run run) throws IOException {
            emitter.send(SseEmitter.event().name("ended").data(views.summary(run), MediaType.APPLICATION_JSON));
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
