package dev.muster.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.gateway.backlog.Census;
import dev.muster.gateway.publish.Publisher;
import dev.muster.gateway.submit.Submission.Accepted;
import dev.muster.gateway.submit.Submission.KeyReused;
import dev.muster.gateway.submit.Submission.Replayed;
import dev.muster.gateway.upload.Uploads;
import dev.muster.pace.TransientFault;
import dev.muster.run.AgentName;
import dev.muster.run.ClientStep;
import dev.muster.run.Payload;
import dev.muster.run.Run;
import dev.muster.run.RunQueue;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStore;
import dev.muster.run.StateName;
import dev.muster.run.Tenant;
import dev.muster.testkit.Agents;
import dev.muster.testkit.InMemoryPayloads;
import dev.muster.testkit.InMemoryRunQueue;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubmitRunTest {
    private static final Tenant TENANT = Runs.tenant();
    private static final Optional<String> KEY = Optional.of("order-7");
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 40;

    private final ManualTime time = new ManualTime();
    private final InMemoryRuns runs = new InMemoryRuns();
    private final InMemoryRunQueue queue = new InMemoryRunQueue(time);
    private final InMemoryPayloads payloads = new InMemoryPayloads();
    private final Unanswered<RunStore> runCalls = Unanswered.of(RunStore.class, runs);
    private final Unanswered<RunQueue> queueCalls = Unanswered.of(RunQueue.class, queue);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Publisher publisher = new Publisher(queueCalls.port(), 100);
    private final Intake intake = new Intake(
            Map.of(AgentName.of("wordcount"), Agents.process("./wordcount")),
            new InputSchemas(Map.of()),
            Duration.ofHours(24));
    private final SubmitRun submitRun = new SubmitRun(
            new Drafts(payloads, RandomGenerator.getDefault(), time),
            new CreateRun(runCalls.port(), WITHIN, time, time),
            publisher,
            new Admission(new Census(runs, Duration.ofSeconds(5), time), MOST_WAITING),
            meters);

    private Submission submit(Optional<String> key, String input) throws InterruptedException {
        return submitRun.submit(TENANT, key, intake.order(Requests.input(input)));
    }

    private Run accepted(Optional<String> key, String input) throws InterruptedException {
        return ((Accepted) submit(key, input)).run();
    }

    private double submitted() {
        return meters.counter("muster.runs.submitted", "agent", "wordcount").count();
    }

    @Test
    void anAcceptedRunIsStoredAndSent() throws InterruptedException {
        Run run = accepted(Optional.empty(), "{}");

        assertThat(runs.find(run.id())).contains(run);
        assertThat(queue.runs()).containsExactly(run.id());
        assertThat(publisher.hasSent(run.id(), time.instant().plusSeconds(30))).isTrue();
        assertThat(submitted()).isEqualTo(1);
    }

    @Test
    void aRunThatCannotBeSentIsAcceptedAllTheSame() throws InterruptedException {
        queueCalls.down(true);

        Run run = accepted(Optional.empty(), "{}");

        assertThat(runs.find(run.id())).isPresent();
        assertThat(publisher.hasSent(run.id(), time.instant().plusSeconds(30))).isFalse();
    }

    @Test
    void aDelayedRunIsNotSent() throws InterruptedException {
        Order order = intake.order(Requests.seconds(null, 60L, 10L));

        Run run = ((Accepted) submitRun.submit(TENANT, KEY, order)).run();

        assertThat(run.state())
                .isEqualTo(new Scheduled(
                        time.instant().plusSeconds(60), time.instant().plusSeconds(70)));
        assertThat(queue.size()).isZero();
    }

    @Test
    void theSameKeyAndRequestAreTheSameRun() throws InterruptedException {
        Run first = accepted(KEY, "{\"a\":1,\"b\":2}");
        time.advance(Duration.ofSeconds(1));

        assertThat(submit(KEY, "{\"b\":2,\"a\":1}")).isEqualTo(new Replayed(first));
        assertThat(queue.size()).isEqualTo(1);
        assertThat(submitted()).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() throws InterruptedException {
        Run first = accepted(KEY, "1");

        assertThat(submit(KEY, "2")).isEqualTo(new KeyReused());
        assertThat(runs.all()).containsExactly(first);
    }

    @Test
    void theSameKeyOfAnotherTenantIsAnotherRun() throws InterruptedException {
        Run mine = accepted(KEY, "1");
        Submission theirs = submitRun.submit(Runs.tenant(), KEY, intake.order(Requests.input("2")));

        assertThat(((Accepted) theirs).run().id()).isNotEqualTo(mine.id());
    }

    @Test
    void aRunWhoseStorageWasNotAnsweredIsStoredOnceAndSent() throws InterruptedException {
        for (Verdict lost : List.of(Verdict.LOST_BEFORE, Verdict.LOST_AFTER)) {
            runCalls.next("create", lost, lost);
            Run run = accepted(Optional.empty(), "{}");
            assertThat(queue.runs()).contains(run.id());
        }
        assertThat(runs.all()).hasSize(2);
        assertThat(submitted()).isEqualTo(2);
    }

    @Test
    void aStoreThatStaysSilentIsNotAskedForEver() {
        runCalls.down(true);

        assertThatThrownBy(() -> submit(KEY, "{}")).isInstanceOf(TransientFault.class);

        assertThat(time.elapsed()).isBetween(WITHIN.minusSeconds(1), WITHIN);
        assertThat(queue.size()).isZero();
        assertThat(submitted()).isZero();
    }

    @Test
    void anotherRequestUnderTheKeyLeavesALargeInputAsItIs() throws InterruptedException {
        String large = "\"" + "a".repeat(Payload.INLINE_LIMIT) + "\"";
        Run first = accepted(KEY, large);

        assertThat(submit(KEY, large.replace('a', 'b'))).isEqualTo(new KeyReused());

        assertThat(first.request().input()).isInstanceOf(Payload.Stored.class);
        assertThat(first.request().input().json(payloads)).isEqualTo(large);
        assertThat(payloads.keys()).hasSize(1);
    }

    @Test
    void anUploadIsTheInputOfAsManyRunsAsReferToIt() throws InterruptedException {
        String upload = new Uploads(payloads).keep(TENANT, "[1]".getBytes(StandardCharsets.UTF_8));
        Order order = intake.order(Requests.inputRef(null, upload));
        Run first = ((Accepted) submitRun.submit(TENANT, KEY, order)).run();
        Run second = ((Accepted) submitRun.submit(TENANT, Optional.empty(), order)).run();

        assertThat(first.request().input()).isEqualTo(second.request().input());
        assertThat(second.request().input().json(payloads)).isEqualTo("[1]");
    }

    @Test
    void anUploadStaysWhereARunDoesNotComeAboutThatReferredToIt() throws InterruptedException {
        String upload = new Uploads(payloads).keep(TENANT, "[1]".getBytes(StandardCharsets.UTF_8));
        accepted(KEY, "1");

        assertThat(submitRun.submit(TENANT, KEY, intake.order(Requests.inputRef(null, upload))))
                .isEqualTo(new KeyReused());
        assertThat(new Uploads(payloads).find(TENANT, upload)).isPresent();
    }

    @Test
    void theUploadOfAnotherTenantDoesNotExist() {
        String upload = new Uploads(payloads).keep(Runs.tenant(), "[1]".getBytes(StandardCharsets.UTF_8));
        for (String id : new String[] {upload, "", "../../x", "0".repeat(64)}) {
            assertThatThrownBy(
                            () -> submitRun.submit(TENANT, Optional.empty(), intake.order(Requests.inputRef(null, id))))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("no payload of this id");
        }
        assertThat(submitted()).isZero();
    }

    @Test
    void aTenantMayHaveSoManyWaitingRunsAndNoMoreUntilOneHasLeft() throws InterruptedException {
        Run one = accepted(Optional.empty(), "1");
        for (int more = 1; more < MOST_WAITING; more++) {
            accepted(Optional.empty(), "1");
        }
        assertThatThrownBy(() -> submit(Optional.empty(), "1"))
                .isInstanceOf(TooManyWaiting.class)
                .hasMessageContaining("40 runs or more of this tenant wait already");
        assertThat(runs.all()).hasSize(MOST_WAITING);
        assertThat(submitRun.submit(Runs.tenant(), Optional.empty(), intake.order(Requests.input("1"))))
                .isInstanceOf(Accepted.class);

        runs.apply(one.id(), new ClientStep.Cancel(time.instant()));
        assertThat(submit(Optional.empty(), "1")).isInstanceOf(Accepted.class);
    }

    @Test
    void theSameRequestAgainLeavesALargeInputAsItIs() throws InterruptedException {
        String large = "\"" + "a".repeat(Payload.INLINE_LIMIT) + "\"";
        Run first = accepted(KEY, large);
        time.advance(Duration.ofSeconds(1));

        assertThat(submit(KEY, large)).isEqualTo(new Replayed(first));

        assertThat(first.request().input().json(payloads)).isEqualTo(large);
    }

    @Test
    void ofManyAtOnceUnderOneKeyOneIsStored() throws Exception {
        Callable<Submission> same = () -> submit(KEY, "1");
        List<Callable<Submission>> calls = Stream.generate(() -> same).limit(32).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Submission> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isInstanceOfAny(Accepted.class, Replayed.class);
            }
        }
        assertThat(runs.all())
                .singleElement()
                .satisfies(run -> assertThat(run.state().name()).isEqualTo(StateName.QUEUED));
    }

    @Test
    void ofTwoRequestsAtOnceUnderOneKeyOneIsRefused() throws Exception {
        List<Callable<Submission>> calls = List.of(() -> submit(KEY, "1"), () -> submit(KEY, "2"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Submission> both =
                    threads.invokeAll(calls).stream().map(Future::resultNow).toList();
            assertThat(both).hasAtLeastOneElementOfType(Accepted.class).contains(new KeyReused());
        }
    }
}
