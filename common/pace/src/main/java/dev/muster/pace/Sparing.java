package dev.muster.pace;

import java.time.Duration;

/** A step that rests for ten times as long as its turns take, so that what it reads is never kept busy with it. */
public record Sparing(Step step, Stopwatch stopwatch) implements Step {
    private static final int REST = 10;

    @Override
    public Duration run() throws InterruptedException {
        Duration began = stopwatch.elapsed();
        Duration rest = step.run();
        Duration least = stopwatch.elapsed().minus(began).multipliedBy(REST);
        return rest.compareTo(least) > 0 ? rest : least;
    }
}
