package dev.muster.worker.protect;

import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Protects the machine from the start, and gives it up only while the fleet wants no more of this worker and it holds nothing. */
public final class KeepProtected implements Step {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Protector protector;
    private final BooleanSupplier drained;
    private final Duration length;
    private final Stopwatch stopwatch;
    private boolean given;
    private Duration since = Duration.ZERO;

    /** @param length of the protection, which is renewed at its half */
    public KeepProtected(Protector protector, BooleanSupplier drained, Duration length, Stopwatch stopwatch) {
        this.protector = protector;
        this.drained = drained;
        this.length = length;
        this.stopwatch = stopwatch;
    }

    @Override
    public Duration run() throws InterruptedException {
        boolean needed = !drained.getAsBoolean();
        if (needed != given || (needed && isDue())) {
            Duration asked = stopwatch.elapsed();
            protector.protect(needed ? length : Duration.ZERO);
            given = needed;
            since = asked;
        }
        return LOOK;
    }

    private boolean isDue() {
        return stopwatch.elapsed().minus(since).compareTo(length.dividedBy(2)) >= 0;
    }
}
