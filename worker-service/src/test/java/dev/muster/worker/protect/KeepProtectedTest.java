package dev.muster.worker.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import dev.muster.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepProtectedTest {
    private static final Duration LENGTH = Duration.ofMinutes(30);

    private final ManualTime time = new ManualTime();
    private final List<Duration> asked = new ArrayList<>();
    private boolean silent;
    private boolean drained;
    private final KeepProtected step = new KeepProtected(this::protect, () -> drained, LENGTH, time);

    private void protect(Duration length) {
        if (silent) {
            throw new TransientFault("silent");
        }
        asked.add(length);
    }

    @Test
    void aMachineIsProtectedFromTheStartAndOnce() throws InterruptedException {
        step.run();
        step.run();

        assertThat(asked).containsExactly(LENGTH);
    }

    @Test
    void protectionIsRenewedWellBeforeItsEnd() throws InterruptedException {
        step.run();
        time.advance(LENGTH.dividedBy(2).minusMillis(1));
        step.run();
        assertThat(asked).hasSize(1);

        time.advance(Duration.ofMillis(1));
        step.run();
        step.run();
        assertThat(asked).containsExactly(LENGTH, LENGTH);
    }

    @Test
    void aDrainedMachineIsGivenUpOnceAndNotRenewed() throws InterruptedException {
        step.run();
        drained = true;
        step.run();
        time.advance(LENGTH);
        step.run();

        assertThat(asked).containsExactly(LENGTH, Duration.ZERO);
    }

    @Test
    void itIsProtectedAgainWhenTheCordonIsLifted() throws InterruptedException {
        step.run();
        drained = true;
        step.run();
        drained = false;
        step.run();

        assertThat(asked).containsExactly(LENGTH, Duration.ZERO, LENGTH);
    }

    @Test
    void whatWasNotAnsweredIsAskedAgain() throws InterruptedException {
        silent = true;
        assertThatThrownBy(step::run).isInstanceOf(TransientFault.class);
        silent = false;
        step.run();
        drained = true;
        silent = true;
        assertThatThrownBy(step::run).isInstanceOf(TransientFault.class);
        silent = false;
        step.run();

        assertThat(asked).containsExactly(LENGTH, Duration.ZERO);
    }
}
