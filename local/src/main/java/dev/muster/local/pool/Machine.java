package dev.muster.local.up;

import dev.muster.local.child.Child;
import dev.muster.local.metadata.MetadataServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A worker's process, and the machine that it takes itself to be on: another with each of its lives. */
record Machine(Child worker, MetadataServer metadata) {
    /** As EC2 has it. */
    private static final Duration NOTICE = Duration.ofMinutes(2);

    void adviseRebalance() {
        metadata.adviseRebalance();
    }

    /** Says that it will be taken back, and then takes it, whatever has become of the worker. */
    void reclaim(InstantSource clock) {
        String unit = worker.unit();
        metadata.reclaim(clock.instant().plus(NOTICE));
        CompletableFuture.delayedExecutor(NOTICE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> worker.kill(unit));
    }
}
