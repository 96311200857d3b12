package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import dev.muster.run.Checkpoint;
import dev.muster.run.Orphan;
import dev.muster.run.Payload;
import dev.muster.run.Run;
import dev.muster.run.RunStore;
import dev.muster.testkit.InMemoryPayloads;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime();
    private final InMemoryRuns runs = new InMemoryRuns();
    private final InMemoryPayloads payloads = new InMemoryPayloads();
    private final Unanswered<RunStore> store = Unanswered.of(RunStore.class, runs);
    private final StopSignal stop = new StopSignal();
    private final Run run = Runs.running();
    private final Checkpoints checkpoints =
            new Checkpoints(new Checkpoints.Place(store.port(), payloads, time, INTERVAL), run, Runs.claim(run), stop);

    CheckpointsTest() {
        runs.create(run);
    }

    @Test
    void theFirstIsSavedAtOnceAndTheLatestAfterTheInterval() {
        checkpoints.offer("1");
        checkpoints.offer("2");
        checkpoints.offer("3");
        assertThat(saved()).isEqualTo(new Checkpoint(1, new Payload.Inline("1")));

        time.advance(INTERVAL);
        checkpoints.saveIfDue();

        assertThat(saved()).isEqualTo(new Checkpoint(2, new Payload.Inline("3")));
    }

    @Test
    void theLatestIsSavedAtTheEndWithoutWaiting() {
        checkpoints.offer("1");
        checkpoints.offer("2");

        checkpoints.flush();

        assertThat(saved()).isEqualTo(new Checkpoint(2, new Payload.Inline("2")));
    }

    @Test
    void anUnansweredOneIsSavedLaterWhetherItWasAppliedOrNot() {
        store.next("apply", Verdict.LOST_AFTER, Verdict.LOST_BEFORE);
        checkpoints.offer("1");
        assertThatThrownBy(checkpoints::flush).isInstanceOf(TransientFault.class);

        checkpoints.flush();

        assertThat(saved()).isEqualTo(new Checkpoint(3, new Payload.Inline("1")));
        assertThat(stop.reason()).isEmpty();
    }

    @Test
    void aRefusalMeansThatTheRunBelongsToSomebodyElse() {
        runs.apply(run.id(), Orphan.of(run, false).settle(time.instant()));

        checkpoints.offer("1");

        assertThat(stop.reason()).contains(StopReason.ABANDONED);
    }

    @Test
    void aLargeOneIsKeptOutsideTheRecordUnderAKeyThatTellsTheClaim() {
        String large = large("x");

        checkpoints.offer(large);

        assertThat(payloads.keys()).containsExactly("runs/" + run.id() + "/checkpoint/1-1");
        assertThat(runs.find(run.id()).orElseThrow().history().checkpoint())
                .extracting(checkpoint -> checkpoint.value().json(payloads))
                .isEqualTo(large);
    }

    @Test
    void aLargeOneIsDeletedOnceALaterOneIsSaved() {
        checkpoints.offer(large("1"));
        checkpoints.offer(large("2"));
        store.next("apply", Verdict.LOST_AFTER);
        assertThatThrownBy(checkpoints::flush).isInstanceOf(TransientFault.class);
        assertThat(payloads.keys()).hasSize(2);

        checkpoints.flush();
        assertThat(payloads.keys()).containsExactly("runs/" + run.id() + "/checkpoint/1-3");

        checkpoints.offer("3");
        checkpoints.flush();
        assertThat(payloads.keys()).isEmpty();
    }

    @Test
    void theOneOfTheClaimBeforeIsDeletedOnceALaterOneIsSaved() {
        checkpoints.offer(large("1"));
        Run now = runs.find(run.id()).orElseThrow();
        Checkpoints next = new Checkpoints(
                new Checkpoints.Place(store.port(), payloads, time, INTERVAL), now, Runs.claim(now), stop);

        next.offer(large("2"));

        assertThat(payloads.keys()).containsExactly("runs/" + run.id() + "/checkpoint/1-2");
    }

    @Test
    void noneIsDeletedForOneThatWasRefused() {
        checkpoints.offer(large("1"));
        time.advance(INTERVAL);
        runs.apply(run.id(), Orphan.of(run, false).settle(time.instant()));

        checkpoints.offer(large("2"));

        assertThat(payloads.keys()).contains("runs/" + run.id() + "/checkpoint/1-1");
    }

    private static String large(String character) {
        return "\"" + character.repeat(Payload.INLINE_LIMIT) + "\"";
    }

    private @Nullable Checkpoint saved() {
        return runs.find(run.id()).orElseThrow().history().checkpoint();
    }
}
