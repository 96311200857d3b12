package dev.muster.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.queue.Batcher.Limits;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class BatcherTest {
    private final TransientFault fault = new TransientFault("refused");

    private record Call(List<Integer> batch, CompletableFuture<Map<Integer, RuntimeException>> answer) {
        void succeed() {
            answer.complete(Map.of());
        }
    }

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

    private CompletableFuture<Map<Integer, RuntimeException>> send(List<Integer> batch) {
        Call call = new Call(batch, new CompletableFuture<>());
        calls.add(call);
        return call.answer();
    }

    private static FutureTask<Boolean> submit(Batcher<Integer> batcher, List<Integer> elements)
            throws InterruptedException {
        FutureTask<Boolean> task = new FutureTask<>(() -> batcher.submit(elements), true);
        Thread thread = Thread.ofVirtual().start(task);
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return task;
    }

    private static Limits limits(int calls) {
        return new Limits(calls, 100, Duration.ofMinutes(1), Duration.ZERO);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void aLoneCallerWaitsForNoCompany() throws InterruptedException, ExecutionException {
        FutureTask<Boolean> caller = submit(new Batcher<>(limits(1), Stopwatch.REAL, this::send), List.of(7));
        Call call = calls.take();
        assertThat(call.batch()).containsExactly(7);
        assertThat(caller).isNotDone();
        call.succeed();
        assertThat(caller.get()).isTrue();
    }

    @Test
    void aCrowdGoesTogetherThoughACallIsFree() throws InterruptedException {
        Limits limits = new Limits(4, 100, Duration.ofMinutes(1), Duration.ofMinutes(1));
        Batcher<Integer> batcher = new Batcher<>(limits, Stopwatch.REAL, this::send);
        var _ = submit(batcher, List.of(100));
        assertThat(calls.take().batch()).containsExactly(100);

        var _ = submit(batcher, numbers(6));
        assertThat(calls).isEmpty();
        var _ = submit(batcher, numbers(6));
        assertThat(calls.take().batch()).hasSize(10);
    }

    @Test
    void whoFindsTooLittleCompanyGoesAllTheSame() throws InterruptedException {
        Limits limits = new Limits(4, 100, Duration.ofMinutes(1), Duration.ofMillis(20));
        Batcher<Integer> batcher = new Batcher<>(limits, Stopwatch.REAL, this::send);
        for (int time = 0; time < 3; time++) {
            var _ = submit(batcher, List.of(time));
            assertThat(calls.take().batch()).containsExactly(time);
        }
    }

    @Test
    void whatComesWhileAllCallsAreBusyGoesTogether() throws InterruptedException, ExecutionException {
        Batcher<Integer> batcher = new Batcher<>(limits(1), Stopwatch.REAL, this::send);
        FutureTask<Boolean> first = submit(batcher, List.of(100));
        Call busy = calls.take();
        FutureTask<Boolean> many = submit(batcher, numbers(14));
        FutureTask<Boolean> one = submit(batcher, List.of(14));
        busy.succeed();
        Call full = calls.take();
        assertThat(full.batch()).isEqualTo(numbers(10));
        full.succeed();
        Call rest = calls.take();
        assertThat(rest.batch()).containsExactly(10, 11, 12, 13, 14);
        rest.succeed();
        assertThat(Stream.of(first.get(), many.get(), one.get())).containsOnly(true);
    }

    @Test
    void noMoreCallsThanAllowedAreUnderWay() throws InterruptedException, ExecutionException {
        FutureTask<Boolean> caller = submit(new Batcher<>(limits(2), Stopwatch.REAL, this::send), numbers(50));
        for (int sent = 0; sent < 4; sent++) {
            Call call = calls.take();
            assertThat(calls).as("calls besides the one looked at").hasSizeLessThanOrEqualTo(1);
            call.succeed();
        }
        calls.take().succeed();
        assertThat(caller.get()).isTrue();
    }

    @Test
    void anElementThatFailsFailsForItsCallerAlone() throws InterruptedException, ExecutionException {
        Batcher<Integer> batcher = new Batcher<>(limits(1), Stopwatch.REAL, this::send);
        FutureTask<Boolean> first = submit(batcher, List.of(100));
        Call busy = calls.take();
        List<FutureTask<Boolean>> callers =
                List.of(submit(batcher, List.of(0)), submit(batcher, List.of(1)), submit(batcher, List.of(2)));
        busy.succeed();
        calls.take().answer().complete(Map.of(1, fault));
        assertThat(Stream.of(
                        first.get(), callers.getFirst().get(), callers.getLast().get()))
                .containsOnly(true);
        assertThatThrownBy(() -> callers.get(1).get()).hasCause(fault);
    }

    @Test
    void aCallThatFailsAsAWholeFailsForAllAndTheNextIsMade() throws InterruptedException, ExecutionException {
        Batcher<Integer> batcher = new Batcher<>(limits(1), Stopwatch.REAL, this::send);
        FutureTask<Boolean> failed = submit(batcher, numbers(3));
        Call call = calls.take();
        FutureTask<Boolean> next = submit(batcher, List.of(3));
        call.answer().completeExceptionally(fault);
        assertThatThrownBy(failed::get).hasCause(fault);
        calls.take().succeed();
        assertThat(next.get()).isTrue();
    }

    @Test
    void aCallThatCannotEvenBeMadeFailsItsCallers() {
        IllegalStateException closed = new IllegalStateException("closed");
        Batcher<Integer> batcher = new Batcher<>(limits(1), Stopwatch.REAL, batch -> {
            throw closed;
        });
        assertThatThrownBy(() -> batcher.submit(numbers(2))).isEqualTo(closed);
        assertThatThrownBy(() -> batcher.submit(numbers(25))).isEqualTo(closed);
    }

    @Test
    void whoComesWhileTooManyWaitIsRefusedAtOnceAndDoesNotWaitEither() throws InterruptedException, ExecutionException {
        Batcher<Integer> batcher =
                new Batcher<>(new Limits(1, 2, Duration.ofMinutes(1), Duration.ZERO), Stopwatch.REAL, this::send);
        FutureTask<Boolean> first = submit(batcher, List.of(100));
        Call hanging = calls.take();
        FutureTask<Boolean> waiting = submit(batcher, numbers(2));
        assertThatThrownBy(() -> batcher.submit(List.of(2)))
                .isInstanceOf(TransientFault.class)
                .hasMessageContaining("2 wait");
        hanging.succeed();
        Call next = calls.take();
        assertThat(next.batch()).containsExactly(0, 1);
        next.succeed();
        assertThat(Stream.of(first.get(), waiting.get())).containsOnly(true);
    }

    @Test
    void aCallerOutOfPatienceGivesUpAndTheCallGoesOn() throws InterruptedException {
        Batcher<Integer> batcher =
                new Batcher<>(new Limits(1, 100, Duration.ZERO, Duration.ZERO), Stopwatch.REAL, this::send);
        assertThatThrownBy(() -> batcher.submit(List.of(1)))
                .isInstanceOf(TransientFault.class)
                .hasMessageContaining("did not answer within");
        assertThat(calls.take().batch()).containsExactly(1);
    }

    @Test
    void anInterruptedCallerGivesUpAndTheCallGoesOn() throws InterruptedException {
        Batcher<Integer> batcher = new Batcher<>(limits(1), Stopwatch.REAL, this::send);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> batcher.submit(List.of(1))).isInstanceOf(TransientFault.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls.take().batch()).containsExactly(1);
    }
}
