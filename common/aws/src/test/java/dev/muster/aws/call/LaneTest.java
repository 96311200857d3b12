package dev.muster.aws.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane(1, Duration.ofMillis(1), Stopwatch.REAL);

    @Test
    void whoseTurnDoesNotComeIsTold() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread other = Thread.ofVirtual().start(() -> lane.answer("the first", () -> waits(inside, end)));
        inside.await();

        assertThatThrownBy(() -> lane.answer("the second", () -> true))
                .isInstanceOf(TransientFault.class)
                .hasMessage("the second had to wait for others, and none was answered for PT0.001S");
        end.countDown();
        other.join();
        assertThat(lane.answer("the third", () -> true)).isTrue();
    }

    @Test
    void aCrowdIsNoOutage() throws InterruptedException {
        Lane slow = new Lane(1, Duration.ofMillis(100), Stopwatch.REAL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> call = () -> slow.answer("one of many", LaneTest::takesAWhile);
            assertThat(threads.invokeAll(Collections.nCopies(20, call)))
                    .extracting(Future::state)
                    .containsOnly(Future.State.SUCCESS);
        }
    }

    private static boolean takesAWhile() {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        return true;
    }

    private static boolean waits(CountDownLatch inside, CountDownLatch end) {
        inside.countDown();
        try {
            end.await();
            return true;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void whatFailsMakesWay() {
        assertThatThrownBy(() -> lane.answer("it", () -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(lane.answer("the next", () -> true)).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> lane.answer("it", () -> true)).isInstanceOf(TransientFault.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
