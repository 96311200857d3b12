package dev.muster.local.pool;

import dev.muster.local.child.Child;
import dev.muster.local.child.Child.Life;
import dev.muster.local.metadata.MetadataServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A worker's process, and the machine that it takes itself to be on: another with each of its lives.
 *
 * @param metadata none where nobody ever takes the machine back
 */
public record Machine(Child worker, @Nullable MetadataServer metadata) {
    /** As EC2 has it. */
    private static final Duration NOTICE = Duration.ofMinutes(2);

    public boolean isUnit(String name) {
        return worker.life().map(Life::unit).filter(name::equals).isPresent();
    }

    /** @return false where nobody advises it */
    public boolean adviseRebalance() {
        if (metadata != null) {
            metadata.adviseRebalance();
        }
        return metadata != null;
    }

    /**
     * Says that it will be taken back, and then takes it, whatever has become of the worker.
     *
     * @return false where nobody ever takes it, or nothing runs on it
     */
    public boolean reclaim(InstantSource clock) {
        Optional<Life> life = worker.life();
        if (metadata == null || life.isEmpty()) {
            return false;
        }
        metadata.reclaim(clock.instant().plus(NOTICE));
        CompletableFuture.delayedExecutor(NOTICE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> worker.kill(life.get().unit()));
        return true;
    }

    void forget() {
        if (metadata != null) {
            metadata.close();
        }
    }
}
