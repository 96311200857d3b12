package dev.muster.gateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Enqueue;
import dev.muster.run.Run;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.StateName;
import dev.muster.run.Waiting;
import dev.muster.run.WorkerStep.Hold;
import dev.muster.run.WorkerStep.Retry;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.testkit.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitingPassTest {
    private final Bench bench = new Bench();

    private Queued wait(Run run) {
        return (Queued) bench.now(run.id()).state();
    }

    private Run submitted() {
        Run run = bench.keep(Runs.queued(Runs.request(), bench.time.instant()));
        bench.publisher.publish(run, (Queued) run.state());
        return run;
    }

    @Test
    void aRunWhoseSendFailedIsSentAfterHalfAMinute() throws InterruptedException {
        Run run = bench.keep(Runs.queued());

        bench.turnFor("queued", Duration.ofSeconds(29));
        assertThat(bench.queue.size()).isZero();

        bench.turnFor("queued", Duration.ofSeconds(1));
        assertThat(bench.queue.runs()).containsExactly(run.id());
        assertThat(bench.count("muster.runs.resent")).isEqualTo(1);
    }

    @Test
    void aRunThatWasSentIsMarkedAndNotSentAgain() throws InterruptedException {
        Run run = submitted();

        bench.turnFor("queued", Duration.ofSeconds(19));
        assertThat(wait(run).enqueue()).isEqualTo(Enqueue.PENDING);

        bench.turnFor("queued", Duration.ofMinutes(14));
        assertThat(wait(run).enqueue()).isEqualTo(Enqueue.SENT);
        assertThat(bench.queue.size()).isEqualTo(1);
        assertThat(bench.count("muster.runs.marked.sent")).isEqualTo(1);
    }

    @Test
    void aPurgedMessageIsSentAgainAfterTheSentSweep() throws InterruptedException {
        Run run = submitted();
        bench.turnFor("queued", Duration.ofSeconds(25));
        bench.queue.purge();

        bench.turnFor("queued", Bench.SENT_SWEEP);

        assertThat(bench.queue.runs()).containsExactly(run.id());
    }

    @Test
    void aSendOfAnEarlierWaitDoesNotCountForTheNext() throws InterruptedException {
        Run run = submitted();
        bench.time.advance(Duration.ofMinutes(5));
        Bench other = bench.beside();
        bench.runs.apply(run.id(), new Hold(bench.time.instant(), Duration.ofSeconds(1)));
        other.queueCalls.next("publish", Verdict.LOST_BEFORE);
        other.turn("held");

        bench.turnFor("queued", Duration.ofSeconds(31));

        assertThat(bench.queue.size()).isEqualTo(2);
    }

    @Test
    void aQueueThatWasDownForLongDelaysNoRunByHours() throws InterruptedException {
        bench.keep(Runs.queued());
        bench.queueCalls.down(true);
        bench.turnFor("queued", Duration.ofMinutes(30));
        bench.queueCalls.down(false);

        bench.turnFor("queued", Queued.FIRST_LOOK);

        assertThat(bench.queue.size()).isPositive();
    }

    @Test
    void aRunThatWasClaimedMeanwhileIsLeftToItsOwner() throws InterruptedException {
        Run run = bench.keep(Runs.queued());
        bench.time.advance(Duration.ofSeconds(31));
        bench.runs.apply(run.id(), claim());

        bench.turn("queued");

        assertThat(bench.queue.size()).isZero();
        assertThat(bench.now(run.id()).state().name()).isEqualTo(StateName.RUNNING);
    }

    private dev.muster.run.WorkerStep.ClaimRun claim() {
        return new dev.muster.run.WorkerStep.ClaimRun(Workers.place(), Runs.nonce(), true, bench.time.instant());
    }

    @Test
    void twoGatewaysSendOneMessage() throws InterruptedException {
        Bench other = bench.beside();
        bench.keep(Runs.queued());
        bench.time.advance(Duration.ofSeconds(31));

        bench.turn("queued");
        other.turn("queued");

        assertThat(bench.queue.size() + other.queue.size()).isEqualTo(1);
    }

    @Test
    void aDelayedRunIsSentWhenItIsDue() throws InterruptedException {
        Run run = bench.keep(Runs.scheduled(Runs.NOW.plusSeconds(3)));

        bench.turnFor("scheduled", Duration.ofSeconds(2));
        assertThat(bench.queue.size()).isZero();

        bench.turnFor("scheduled", Duration.ofSeconds(1));
        assertThat(bench.queue.runs()).containsExactly(run.id());
        assertThat(wait(run).expires()).isEqualTo(Runs.NOW.plusSeconds(3).plus(Runs.TTL));
    }

    @Test
    void aDelayedRunIsDemandOnceItIsDueAndARetryIsNot() throws InterruptedException {
        Instant due = Runs.NOW.plusSeconds(3);
        bench.keep(Runs.scheduled(due));
        Run running = Runs.running();
        Scheduled again = new Scheduled(due, due.plus(Runs.TTL));
        bench.keep(Runs.after(running, new Retry(Runs.claim(running), again, List.of())));

        bench.turnFor("scheduled", Duration.ofSeconds(2));
        assertThat(bench.demanded()).isZero();

        bench.turnFor("scheduled", Duration.ofSeconds(1));
        assertThat(bench.queue.size()).isEqualTo(2);
        assertThat(bench.demanded()).isEqualTo(1);
    }

    @Test
    void manyDueAtOnceAreFollowedAtOnceUntilAllAreSent() throws InterruptedException {
        Instant due = Runs.NOW.plusSeconds(1);
        Stream.generate(() -> Runs.scheduled(due)).limit(2_000).forEach(bench::keep);
        bench.time.advance(Duration.ofSeconds(1));

        while (bench.turn("scheduled").isZero()) {
            assertThat(bench.time.instant()).isEqualTo(due);
        }

        assertThat(bench.queue.size()).isEqualTo(2_000);
    }

    @Test
    void aFullPageOfWhichNothingMovesIsNoReasonToHurry() throws InterruptedException {
        Stream.generate(Runs::queued).limit(2_000).forEach(bench::keep);
        bench.time.advance(Duration.ofSeconds(25));

        assertThat(bench.turn("queued")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitingRunsExpire() throws InterruptedException {
        Run queued = bench.keep(Runs.queued());
        Run scheduled = bench.keep(Runs.scheduled(Runs.NOW.plusSeconds(1)));
        Run held = bench.keep(Runs.queued());
        bench.runs.apply(held.id(), new Hold(Runs.NOW.plusSeconds(60), Duration.ofMinutes(1)));
        bench.time.advance(Runs.TTL.plusSeconds(1));
        bench.turn("queued");
        bench.turn("scheduled");
        bench.turn("held");
        for (Run run : new Run[] {queued, scheduled, held}) {
            assertThat(bench.now(run.id()).state().name()).isEqualTo(StateName.EXPIRED);
        }
        assertThat(bench.count("muster.runs.finished")).isEqualTo(3);
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void heldRunsComeBackAtABoundedRate() throws InterruptedException {
        Stream.generate(Runs::queued)
                .limit(1_000)
                .map(bench::keep)
                .forEach(run -> bench.runs.apply(run.id(), new Hold(Runs.NOW, Duration.ofMinutes(1))));

        Duration rest = bench.turn("held");

        assertThat(rest).isEqualTo(Duration.ofSeconds(1));
        assertThat(bench.queue.size()).isBetween(1, Bench.RESUME_PAGE * Waiting.SHARDS);
        assertThat(bench.count("muster.runs.resumed")).isEqualTo(bench.queue.size());
    }

    @Test
    void aRunThatTheStoreDoesNotAnswerForDoesNotKeepTheOthersWaiting() throws InterruptedException {
        Stream.generate(Runs::queued).limit(10).forEach(bench::keep);
        bench.runCalls.next("apply", Verdict.LOST_BEFORE);
        bench.time.advance(Duration.ofSeconds(31));

        bench.turn("queued");
        assertThat(bench.queue.size()).isEqualTo(9);

        bench.turn("queued");
        assertThat(bench.queue.size()).isEqualTo(10);
    }
}
