package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.control.Status;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.control.Status.GatewayStatus;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AwaitingTest {
    private Duration now = Duration.ZERO;

    @Test
    void waitsUntilThePlatformIsReady() throws Exception {
        Queue<Optional<Status>> looks =
                new ArrayDeque<>(List.of(Optional.empty(), Optional.of(status(false)), Optional.of(status(true))));

        assertThat(awaiting(looks::remove).ready(() -> true)).contains(status(true));
        assertThat(looks).isEmpty();
    }

    @Test
    void givesUpAfterTwoMinutes() throws Exception {
        assertThat(awaiting(() -> Optional.of(status(false))).ready(() -> true)).isEmpty();
        assertThat(now).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void doesNotWaitForWhatIsDead() throws Exception {
        assertThat(awaiting(Optional::empty).ready(() -> false)).isEmpty();
        assertThat(now).isZero();
    }

    private Awaiting awaiting(Awaiting.Look look) {
        return new Awaiting(look, rest -> now = now.plus(rest), () -> now);
    }

    private static Status status(boolean ready) {
        URI anywhere = URI.create("http://127.0.0.1:1");
        return new Status(
                1, ready, new GatewayStatus(anywhere, 2L, anywhere), new AwsStatus(anywhere, anywhere), List.of());
    }
}
