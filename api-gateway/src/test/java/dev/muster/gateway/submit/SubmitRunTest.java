package dev.muster.gateway.submit;

import static dev.muster.gateway.submit.Desk.KEY;
import static dev.muster.gateway.submit.Desk.TENANT;
import static dev.muster.gateway.submit.Desk.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.gateway.submit.Submission.Accepted;
import dev.muster.gateway.submit.Submission.KeyReused;
import dev.muster.gateway.submit.Submission.Replayed;
import dev.muster.pace.TransientFault;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.BreakerMove.Open;
import dev.muster.run.Run;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.StateName;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubmitRunTest {
    private final Desk desk = new Desk();

    @Test
    void anAcceptedRunIsStoredAndSent() throws InterruptedException {
        Run run = desk.accepted(Optional.empty(), "{}");

        assertThat(desk.runs.find(run.id())).contains(run);
        assertThat(desk.queue.runs()).containsExactly(run.id());
        assertThat(desk.publisher.hasSent(run.id(), desk.time.instant().plusSeconds(30)))
                .isTrue();
        assertThat(desk.submitted()).isEqualTo(1);
        assertThat(desk.demanded()).isEqualTo(1);
    }

    @Test
    void aRunThatCannotBeSentIsAcceptedAllTheSame() throws InterruptedException {
        desk.queueCalls.down(true);

        Run run = desk.accepted(Optional.empty(), "{}");

        assertThat(desk.runs.find(run.id())).isPresent();
        assertThat(desk.publisher.hasSent(run.id(), desk.time.instant().plusSeconds(30)))
                .isFalse();
    }

    @Test
    void aRunWhoseBreakerIsOpenIsHeldAndNotSent() throws InterruptedException {
        Outage outage = new Outage("3 of 20 attempts failed", Runs.nonce(), 0);
        desk.breakers.apply(AgentName.of("wordcount"), new Open(0, outage, desk.time.instant()));
        desk.watch.run();

        Run run = desk.accepted(Optional.empty(), "{}");

        assertThat(desk.runs.find(run.id())).contains(run);
        assertThat(run.state())
                .isEqualTo(Queued.held(desk.time.instant(), desk.time.instant().plus(Duration.ofHours(24))));
        assertThat(desk.queue.size()).isZero();
    }

    @Test
    void aDelayedRunIsNotSent() throws InterruptedException {
        Order order = desk.intake.order(Requests.seconds(null, 60L, 10L));

        Run run = ((Accepted) desk.submitRun.submit(TENANT, KEY, order)).run();

        assertThat(run.state())
                .isEqualTo(new Scheduled(
                        desk.time.instant().plusSeconds(60), desk.time.instant().plusSeconds(70)));
        assertThat(desk.queue.size()).isZero();
        assertThat(desk.demanded()).isZero();
    }

    @Test
    void theSameKeyAndRequestAreTheSameRun() throws InterruptedException {
        Run first = desk.accepted(KEY, "{\"a\":1,\"b\":2}");
        desk.time.advance(Duration.ofSeconds(1));

        assertThat(desk.submit(KEY, "{\"b\":2,\"a\":1}")).isEqualTo(new Replayed(first));
        assertThat(desk.queue.size()).isEqualTo(1);
        assertThat(desk.submitted()).isEqualTo(1);
        assertThat(desk.demanded()).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() throws InterruptedException {
        Run first = desk.accepted(KEY, "1");

        assertThat(desk.submit(KEY, "2")).isEqualTo(new KeyReused());
        assertThat(desk.runs.all()).containsExactly(first);
    }

    @Test
    void theSameKeyOfAnotherTenantIsAnotherRun() throws InterruptedException {
        Run mine = desk.accepted(KEY, "1");
        Submission theirs = desk.submitRun.submit(Runs.tenant(), KEY, desk.intake.order(Requests.input("2")));

        assertThat(((Accepted) theirs).run().id()).isNotEqualTo(mine.id());
    }

    @Test
    void aRunWhoseStorageWasNotAnsweredIsStoredOnceAndSent() throws InterruptedException {
        for (Verdict lost : List.of(Verdict.LOST_BEFORE, Verdict.LOST_AFTER)) {
            desk.runCalls.next("create", lost, lost);
            Run run = desk.accepted(Optional.empty(), "{}");
            assertThat(desk.queue.runs()).contains(run.id());
        }
        assertThat(desk.runs.all()).hasSize(2);
        assertThat(desk.submitted()).isEqualTo(2);
    }

    @Test
    void aStoreThatStaysSilentIsNotAskedForEver() {
        desk.runCalls.down(true);

        assertThatThrownBy(() -> desk.submit(KEY, "{}")).isInstanceOf(TransientFault.class);

        assertThat(desk.time.elapsed()).isBetween(WITHIN.minusSeconds(1), WITHIN);
        assertThat(desk.queue.size()).isZero();
        assertThat(desk.submitted()).isZero();
    }

    @Test
    void ofManyAtOnceUnderOneKeyOneIsStored() throws Exception {
        Callable<Submission> same = () -> desk.submit(KEY, "1");
        List<Callable<Submission>> calls = Stream.generate(() -> same).limit(32).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Submission> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isInstanceOfAny(Accepted.class, Replayed.class);
            }
        }
        assertThat(desk.runs.all())
                .singleElement()
                .satisfies(run -> assertThat(run.state().name()).isEqualTo(StateName.QUEUED));
    }

    @Test
    void ofTwoRequestsAtOnceUnderOneKeyOneIsRefused() throws Exception {
        List<Callable<Submission>> calls = List.of(() -> desk.submit(KEY, "1"), () -> desk.submit(KEY, "2"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Submission> both =
                    threads.invokeAll(calls).stream().map(Future::resultNow).toList();
            assertThat(both).hasAtLeastOneElementOfType(Accepted.class).contains(new KeyReused());
        }
    }
}
