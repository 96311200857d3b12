package dev.muster.worker.agent;

import static dev.muster.worker.agent.StopReason.ABANDONED;
import static dev.muster.worker.agent.StopReason.CANCELLED;
import static dev.muster.worker.agent.StopReason.DRAINED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final StopSignal stop = new StopSignal();
    private final List<StopReason> told = new ArrayList<>();

    @Test
    void theFirstReasonStays() {
        stop.onRaise(told::add);
        stop.raise(DRAINED);
        stop.raise(CANCELLED);

        assertThat(stop.reason()).contains(DRAINED);
        assertThat(told).containsExactly(DRAINED);
    }

    @Test
    void aRunToldToEndCanStillBeAbandoned() {
        stop.onRaise(told::add);
        stop.raise(DRAINED);
        stop.raise(ABANDONED);

        assertThat(stop.reason()).contains(ABANDONED);
        assertThat(told).containsExactly(DRAINED, ABANDONED);
    }

    @Test
    void aSignalThatIsClosedIsNotRaisedByItsTimerAnyMore() {
        stop.raiseAfter(Duration.ofMillis(50));

        stop.close();

        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS))
                .join();
        assertThat(stop.reason()).isEmpty();
    }

    @Test
    void whoListensLateIsToldAtOnce() {
        stop.raise(ABANDONED);
        stop.onRaise(told::add);

        assertThat(told).containsExactly(ABANDONED);
    }
}
