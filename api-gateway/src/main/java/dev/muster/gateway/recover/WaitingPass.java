package dev.muster.gateway.recover;

import dev.muster.pace.Step;
import dev.muster.run.RunIndex;
import dev.muster.run.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** Sees to the waiting runs whose time has come: in each shard the first ones, up to a page. */
final class WaitingPass implements Step {
    private static final List<Integer> SHARDS =
            IntStream.range(0, Waiting.SHARDS).boxed().toList();

    private final Reach reach;
    private final RunIndex index;
    private final SettleWaiting runs;
    private final Each each;
    private final InstantSource clock;

    WaitingPass(Reach reach, RunIndex index, SettleWaiting runs, Each each, InstantSource clock) {
        this.reach = reach;
        this.index = index;
        this.runs = runs;
        this.each = each;
        this.clock = clock;
    }

    @Override
    public Duration run() {
        Instant until = clock.instant().plus(reach.ahead());
        List<List<Waiting>> pages =
                each.map(SHARDS, shard -> index.waiting(reach.kind(), shard, Instant.EPOCH, until, reach.page()));
        boolean moved = each.map(pages.stream().flatMap(List::stream).toList(), runs::settle)
                .contains(true);
        return moved && reach.drains() && pages.stream().anyMatch(this::isFull) ? Duration.ZERO : reach.tick();
    }

    /** A full page of which nothing moves is no reason to hurry: the index lags, or others are at it. */
    private boolean isFull(List<Waiting> page) {
        return page.size() == reach.page();
    }
}
