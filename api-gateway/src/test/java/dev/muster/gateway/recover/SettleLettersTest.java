package dev.muster.gateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.DeadLetters.Letter;
import dev.muster.run.Ending;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunQueue.Message;
import dev.muster.run.WorkerStep.Hold;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SettleLettersTest {
    private final Bench bench = new Bench();

    private Run moved(Run run) {
        bench.letters.move(new Message.Dispatched(run.id(), run.request().agent()));
        return run;
    }

    private Run copied() {
        Ending dead = new Ending.Dead(RunError.last("INTERRUPTED", "its worker had to go"));
        Run run = bench.keep(Runs.completed(Runs.running(), dead, Runs.NOW));
        bench.letters.leaveCopy(run.dispatch(), "INTERRUPTED");
        return run;
    }

    private double gauge() {
        return Objects.requireNonNull(bench.meters.find("muster.dead.letters").gauge())
                .value();
    }

    @Test
    void aMessageThatARunStillWaitsForIsSentAfresh() throws InterruptedException {
        Run queued = moved(bench.keep(Runs.queued()));
        Run running = moved(bench.keep(Runs.running()));

        assertThat(bench.turn("letters")).isEqualTo(Bench.LETTERS);

        assertThat(bench.queue.runs()).containsExactlyInAnyOrder(queued.id(), running.id());
        assertThat(bench.letters.count()).isZero();
        assertThat(bench.count("muster.runs.resent")).isEqualTo(2);
        assertThat(bench.now(queued.id())).isEqualTo(queued);
    }

    @Test
    void aMessageThatNobodyNeedsIsDeleted() throws InterruptedException {
        moved(Runs.queued());
        moved(bench.keep(Runs.succeeded()));
        moved(bench.keep(Runs.scheduled(Runs.NOW.plusSeconds(60))));
        moved(bench.keep(Runs.after(Runs.queued(), new Hold(Runs.NOW.plusSeconds(60), Duration.ofMinutes(1)))));

        bench.turn("letters");

        assertThat(bench.letters.count()).isZero();
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void aMessageThatCouldNotBeSentStaysAndIsSentLater() throws InterruptedException {
        Run run = moved(bench.keep(Runs.queued()));
        bench.queueCalls.next("publish", Verdict.LOST_BEFORE);

        bench.turn("letters");
        assertThat(bench.letters.count()).isEqualTo(1);

        bench.turnFor("letters", Duration.ofSeconds(90));
        assertThat(bench.letters.count()).isZero();
        assertThat(bench.queue.runs()).containsExactly(run.id());
    }

    @Test
    void whatCannotBeReadIsKeptToldOnceAndSeenAgainOnlyNowAndThen() throws InterruptedException {
        bench.letters.move(new Message.Unreadable("version 2"));

        bench.turnFor("letters", Duration.ofDays(1));

        assertThat(bench.count("muster.dead.letters.unreadable")).isEqualTo(1);
        assertThat(bench.alerts.subjects()).containsExactly("Muster: a dead letter cannot be read");
        assertThat(bench.letters.count()).isEqualTo(1);
        assertThat(bench.letters.looks()).isBetween(20, 25);
    }

    @Test
    void aCounterOfWhatCannotBeReadIsThereBeforeTheFirst() {
        assertThat(bench.meters.find("muster.dead.letters.unreadable").counter())
                .isNotNull();
    }

    @Test
    void copiesOfDeadRunsStayInSightAndKeepNoOthersFromBeingDealtWith() throws InterruptedException {
        for (int copy = 0; copy < 25; copy++) {
            copied();
        }
        Run run = moved(bench.keep(Runs.queued()));

        bench.turn("letters");

        assertThat(bench.queue.runs()).containsExactly(run.id());
        assertThat(bench.letters.reasons()).hasSize(25).containsOnly("INTERRUPTED");
        assertThat(bench.letters.receive()).extracting(Letter::reason).hasSize(10);
        assertThat(gauge()).isEqualTo(26);
    }

    @Test
    void aTurnLooksAtSomeHoweverManyThereAre() throws InterruptedException {
        for (int copy = 0; copy < 250; copy++) {
            copied();
        }

        bench.turn("letters");

        assertThat(bench.letters.looks()).isEqualTo(100);
    }

    @Test
    void oneRunThatCannotBeLookedUpDoesNotKeepTheOthers() throws InterruptedException {
        List<Run> both = List.of(moved(bench.keep(Runs.queued())), moved(bench.keep(Runs.queued())));
        bench.runCalls.next("find", Verdict.FORBIDDEN);

        bench.turn("letters");

        assertThat(bench.queue.runs()).hasSize(1);
        assertThat(both.stream().map(Run::id)).containsAll(bench.queue.runs());
        assertThat(bench.letters.count()).isEqualTo(1);
    }
}
