package dev.muster.aws.run;

import dev.muster.run.Enqueue;
import dev.muster.run.RunId;
import dev.muster.run.Waiting;

/** The partitions of the index {@code waiting}: each kind in as many parts as {@link Waiting#SHARDS}. */
final class WaitingKey {
    private WaitingKey() {}

    static String of(Waiting.Kind kind, int shard) {
        return kind + "#" + shard;
    }

    static String of(Waiting.Kind kind, RunId run) {
        return of(kind, Math.floorMod(run.value().hashCode(), Waiting.SHARDS));
    }

    static Waiting.Kind kind(Enqueue enqueue) {
        return switch (enqueue) {
            case PENDING, SENT -> Waiting.Kind.QUEUED;
            case HELD -> Waiting.Kind.HELD;
        };
    }
}
