package dev.muster.simulation.cloud;

import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/** Time that passes from event to event. Of two at one moment the one that was planned first comes first. */
public final class VirtualTime implements InstantSource, Stopwatch {
    private record Event(double at, long order, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int sooner = Double.compare(at, other.at);
            return sooner == 0 ? Long.compare(order, other.order) : sooner;
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private double now;
    private long planned;

    /** In seconds since the beginning. */
    public double now() {
        return now;
    }

    /** @param seconds from the beginning; what is past happens next */
    public void at(double seconds, Runnable what) {
        events.add(new Event(Math.max(now, seconds), planned++, what));
    }

    public void in(double seconds, Runnable what) {
        at(now + seconds, what);
    }

    /** @return false where nothing is planned any more */
    public boolean advance() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        now = next.at;
        next.what.run();
        return true;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plus(elapsed());
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos((long) (now * 1e9));
    }
}
