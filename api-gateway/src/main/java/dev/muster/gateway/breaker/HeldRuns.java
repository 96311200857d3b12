package dev.muster.gateway.breaker;

import dev.muster.gateway.publish.Publisher;
import dev.muster.run.AgentName;
import dev.muster.run.RecoveryStep.Resume;
import dev.muster.run.Run;
import dev.muster.run.RunIndex;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import dev.muster.run.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/** Finds held runs and offers them again. */
public record HeldRuns(RunStore runs, RunIndex index, Publisher publisher, MeterRegistry meters, InstantSource clock) {
    private static final int AT_ONCE = 16;

    /**
     * Some that have not expired, from every shard as many.
     *
     * @param most that are wanted, about
     */
    List<Waiting> of(AgentName agent, int most) {
        int each = Math.ceilDiv(most, Waiting.SHARDS);
        Instant now = clock.instant();
        return IntStream.range(0, Waiting.SHARDS)
                .boxed()
                .gather(Gatherers.mapConcurrent(AT_ONCE, shard -> index.held(agent, shard, each)))
                .flatMap(List::stream)
                .filter(run -> run.expires().isAfter(now))
                .toList();
    }

    /** All of them, some at a time. */
    void offer(List<Waiting> held) {
        held.stream().gather(Gatherers.mapConcurrent(AT_ONCE, this::offer)).forEach(offered -> {});
    }

    /** @return false where the run is held no longer */
    boolean offer(Waiting held) {
        Instant now = clock.instant();
        Resume resume = new Resume(Queued.pending(now, held.expires()), now);
        if (!(runs.apply(held.run(), resume) instanceof StepResult.Applied(Run run))) {
            return false;
        }
        meters.counter("muster.runs.resumed", "agent", run.request().agent().value())
                .increment();
        if (run.state() instanceof Queued wait) {
            publisher.publish(run, wait);
        }
        return true;
    }
}
