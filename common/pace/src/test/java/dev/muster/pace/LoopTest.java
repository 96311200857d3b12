package dev.muster.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopTest {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Step HANG = () -> {
        new CountDownLatch(1).await();
        return REST;
    };

    /** A loop rests until the test takes the rest from here. */
    private final SynchronousQueue<Duration> rests = new SynchronousQueue<>();

    private List<Duration> rests(int count, Step step) {
        try (Loop loop = Loop.start("test", step, rests::put)) {
            assertThat(loop).isNotNull();
            return Stream.generate(this::next).limit(count).toList();
        }
    }

    private Duration next() {
        try {
            Duration rest = rests.poll(30, TimeUnit.SECONDS);
            if (rest == null) {
                throw new AssertionError("the loop does not rest");
            }
            return rest;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void aLoopRestsBetweenTurnsAsItsStepSays() {
        AtomicInteger turns = new AtomicInteger();
        assertThat(rests(3, () -> Duration.ofSeconds(turns.incrementAndGet())))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void aTransientFaultIsAnsweredByADoublingWaitUntilATurnSucceeds() {
        AtomicInteger turns = new AtomicInteger();
        List<Duration> waits = rests(5, () -> {
            if (turns.incrementAndGet() == 4) {
                return REST;
            }
            throw new TransientFault("not now");
        });
        assertThat(waits)
                .containsExactly(
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(800),
                        REST,
                        Duration.ofMillis(200));
    }

    @Test
    void aRetiredLoopTakesItsStepToTheEndAndNoOther() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch retired = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger turns = new AtomicInteger();
        Step step = () -> {
            turns.incrementAndGet();
            begun.countDown();
            retired.await();
            ended.countDown();
            return Duration.ZERO;
        };
        try (Loop loop = Loop.start("test", step)) {
            begun.await();
            loop.retire();
            retired.countDown();
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(turns).hasValue(1);
    }

    @Test
    void faultsWithoutEndAreWaitedForFiveSecondsAtMost() {
        assertThat(rests(12, () -> {
                    throw new TransientFault("down");
                }))
                .last()
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aBugEndsItsTurnAndNotTheLoop() {
        AtomicInteger turns = new AtomicInteger();
        List<Duration> waits = rests(3, () -> switch (turns.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("a bug on purpose");
            case 2 -> throw new StackOverflowError("another one");
            default -> REST;
        });
        assertThat(waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), REST);
    }

    @Test
    void closingEndsALoopThatRests() throws InterruptedException {
        CountDownLatch resting = new CountDownLatch(1);
        AtomicInteger turns = new AtomicInteger();
        Loop loop = Loop.start(
                "test",
                () -> {
                    turns.incrementAndGet();
                    return REST;
                },
                rest -> {
                    resting.countDown();
                    new CountDownLatch(1).await();
                });
        resting.await();
        loop.close();
        assertThat(turns).hasValue(1);
    }

    @Test
    void closingInterruptsAStepAndWaitsForItsEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Loop loop = Loop.start("test", () -> {
            begun.countDown();
            try {
                return HANG.run();
            } finally {
                ended.set(true);
            }
        });
        begun.await();
        loop.close();
        assertThat(ended).isTrue();
        loop.close();
    }

    @Test
    void aStepThatSwallowsItsInterruptionIsNotGivenARest() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean rested = new AtomicBoolean();
        Loop loop = Loop.start(
                "test",
                () -> {
                    begun.countDown();
                    try {
                        return HANG.run();
                    } catch (InterruptedException swallowed) {
                        throw new TransientFault("aborted", swallowed);
                    }
                },
                rest -> rested.set(true));
        begun.await();
        loop.close();
        assertThat(rested).isFalse();
    }
}
