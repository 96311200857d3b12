package dev.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

final class GatewayLifeTest {
    private final CountDownLatch turning = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Duration turn() throws InterruptedException {
        turning.countDown();
        try {
            new CountDownLatch(1).await();
        } finally {
            ended.countDown();
        }
        return Duration.ZERO;
    }

    @Test
    void itsLoopsTurnFromItsStartUntilItIsClosed() throws InterruptedException {
        GatewayLife life = new GatewayLife(Map.of("loop", this::turn));
        assertThat(turning.await(20, TimeUnit.MILLISECONDS)).isFalse();
        life.run(new DefaultApplicationArguments());
        assertThat(turning.await(10, TimeUnit.SECONDS)).isTrue();
        life.close();
        assertThat(ended.getCount()).isZero();
    }
}
