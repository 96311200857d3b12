package dev.muster.worker.agent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.worker.agent.http.HttpLimits;
import dev.muster.worker.agent.process.ProcessLimits;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Whoever set a limit out of its bounds is told the property that he set. */
class LimitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static void assertRefused(ThrowingCallable limits, String message) {
        assertThatThrownBy(limits).isInstanceOf(IllegalArgumentException.class).hasMessage("muster.worker." + message);
    }

    @Test
    void aLimitOfOutputIsNamed() {
        assertRefused(
                () -> new OutputLimits(7, 1 << 16, 1 << 18, 1 << 23), "output.at-once 7: needs 262144 to 67108864");
        assertRefused(
                () -> new OutputLimits(1 << 20, 7, 1 << 18, 1 << 23), "output.per-second 7: needs 1024 to 67108864");
        assertRefused(() -> new OutputLimits(1 << 20, 1 << 16, 7, 1 << 23), "output.line 7: needs 1024 to 16777216");
        assertRefused(
                () -> new OutputLimits(1 << 20, 1 << 16, 1 << 18, 7), "output.result 7: needs 262144 to 67108864");
    }

    @Test
    void aLimitOfProcessesIsNamed() {
        assertRefused(
                () -> new ProcessLimits(HOUR, SECOND),
                "process-agents.grace PT1H: needs more than 0 and at most PT10M");
        assertRefused(
                () -> new ProcessLimits(SECOND, HOUR),
                "process-agents.silence PT1H: needs more than 0 and at most PT1M");
    }

    @Test
    void aLimitOfHttpIsNamed() {
        assertRefused(() -> new HttpLimits(0, SECOND), "slots 0: needs 1 to 100000");
        assertRefused(() -> new HttpLimits(1, HOUR), "http-agents.connect PT1H: needs PT0.001S to PT1M");
    }
}
