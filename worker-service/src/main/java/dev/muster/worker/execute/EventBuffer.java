package dev.muster.worker.execute;

import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Claim;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Kind;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one run's agent tells, on its way to whoever watches: at most one write a second, of as much as may be added at
 * once, so that a short run costs one. An agent that tells more has to wait. Events explain a run and do not decide it: what cannot be written while the
 * buffer is full, or at the end of the attempt, is lost.
 */
public final class EventBuffer {
    /** Where events go, and by which clocks. */
    public record Place(RunEvents events, InstantSource clock, Stopwatch stopwatch, Pause pause) {}

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Logger LOG = System.getLogger(EventBuffer.class.getName());
    private static final JsonMapper JSON = new JsonMapper();

    /** In characters: a store takes no more, even of such as JSON writes with six bytes. */
    private static final int LONGEST_LINE = 8 * 1024;

    private final Place place;
    private final RunId run;
    private final Claim mine;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<RunEvent> waiting = new ArrayList<>();
    private Duration due;
    private long told;
    private int bytes;

    EventBuffer(Place place, RunId run, Claim mine) {
        this.place = place;
        this.run = run;
        this.mine = mine;
        this.due = place.stopwatch().elapsed().plus(INTERVAL);
    }

    void progress(String json) {
        int size = size(json);
        if (size > RunEvents.MOST_BYTES) {
            log("a progress of " + size + " bytes was left out: at most " + RunEvents.MOST_BYTES + " are kept");
        } else {
            offer(Kind.PROGRESS, json);
        }
    }

    void log(String line) {
        String kept = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " ...";
        offer(Kind.LOG, JSON.writeValueAsString(kept));
    }

    private void offer(Kind kind, String json) {
        writing.lock();
        try {
            int size = size(json);
            if (bytes + size > RunEvents.MOST_BYTES && !waiting.isEmpty()) {
                awaitDue();
                write();
                forget();
            }
            Instant now = place.clock().instant().truncatedTo(ChronoUnit.MILLIS);
            waiting.add(new RunEvent(new Position(mine.fence(), ++told), kind, now, json));
            bytes += size;
            writeIfDue();
        } finally {
            writing.unlock();
        }
    }

    private static int size(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whoever interrupts is heard where the agent is waited for. */
    private void awaitDue() {
        Duration wait = due.minus(place.stopwatch().elapsed());
        try {
            place.pause().rest(wait.isPositive() ? wait : Duration.ZERO);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isDue() {
        writing.lock();
        try {
            return !waiting.isEmpty() && place.stopwatch().elapsed().compareTo(due) >= 0;
        } finally {
            writing.unlock();
        }
    }

    void writeIfDue() {
        writing.lock();
        try {
            if (isDue()) {
                write();
            }
        } finally {
            writing.unlock();
        }
    }

    /** The attempt is over. */
    void flush() {
        writing.lock();
        try {
            write();
        } finally {
            writing.unlock();
        }
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        due = place.stopwatch().elapsed().plus(INTERVAL);
        try {
            place.events().add(run, List.copyOf(waiting));
            forget();
        } catch (RuntimeException unanswered) {
            LOG.log(
                    Level.WARNING,
                    "{0} events of {1} are not written: {2}",
                    waiting.size(),
                    run,
                    unanswered.getMessage());
        }
    }

    private void forget() {
        waiting.clear();
        bytes = 0;
    }
}
