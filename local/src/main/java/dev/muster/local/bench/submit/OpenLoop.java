package dev.muster.local.bench.submit;

import dev.muster.local.bench.figure.Series;
import dev.muster.local.bench.load.Caller;
import dev.muster.local.bench.load.Side;
import dev.muster.local.home.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Submits at a fixed rate, whatever becomes of what was submitted before. A submit lasts from when it was due, so that none
 * is spared that waits for others.
 */
final class OpenLoop {
    private static final int MOST_AT_ONCE = 1_024;

    private final Caller caller = Caller.of(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @return milliseconds of each submit */
    Series submit(Side side, double rate, Duration time) throws InterruptedException {
        int all = (int) (rate * time.toMillis() / 1_000);
        long begin = System.nanoTime();
        List<Future<Double>> submits = IntStream.range(0, all)
                .mapToObj(i -> begin + (long) (i / rate * 1e9))
                .map(due -> {
                    awaitNanos(due);
                    return threads.submit(() -> submit(side, due));
                })
                .toList();
        try {
            List<Double> millis = new ArrayList<>();
            for (Future<Double> submit : submits) {
                millis.add(submit.get());
            }
            return new Series(millis);
        } catch (ExecutionException failed) {
            throw new Refusal("a submit to the " + side.name() + " failed: " + failed.getCause());
        }
    }

    private static void awaitNanos(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private double submit(Side side, long due) {
        Caller.Reply reply = side.submit(caller);
        if (reply.status() != 202) {
            throw new Refusal("answered with " + reply.status());
        }
        return (System.nanoTime() - due) / 1e6;
    }
}
