package dev.muster.aws.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane(1, Duration.ofMillis(1));

    @Test
    void whoseTurnDoesNotComeIsTold() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread other = Thread.ofVirtual().start(() -> lane.answer("the first", () -> waits(inside, end)));
        inside.await();

        assertThatThrownBy(() -> lane.answer("the second", () -> true))
                .isInstanceOf(TransientFault.class)
                .hasMessage("the second had to wait for others for more than PT0.001S");
        end.countDown();
        other.join();
        assertThat(lane.answer("the third", () -> true)).isTrue();
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
