package dev.muster.gateway.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EachTest {
    @Test
    void aFaultOrABugForOneLeavesOutThatOneAlone() {
        List<Integer> results = new Each(2).map(List.of(1, 2, 3, 4), number -> switch (number) {
            case 2 -> throw new TransientFault("no answer");
            case 3 -> throw new IllegalStateException("a bug");
            default -> number * 10;
        });

        assertThat(results).containsExactly(10, 40);
    }

    @Test
    void whereAllGetNoAnswerItIsTimeToWait() {
        assertThatThrownBy(() -> new Each(2).map(List.of(1, 2), number -> {
                    throw new TransientFault("no answer");
                }))
                .isInstanceOf(TransientFault.class);
    }

    @Test
    void nothingToDoIsNoFailure() {
        assertThat(new Each(2).map(List.of(), number -> number)).isEmpty();
    }

    @Test
    void noMoreThanItsBoundAreUnderWayAtATime() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch threeAtOnce = new CountDownLatch(3);

        new Each(3).map(IntStream.range(0, 30).boxed().toList(), number -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            threeAtOnce.countDown();
            await(threeAtOnce);
            return underWay.decrementAndGet();
        });

        assertThat(most).hasValue(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
