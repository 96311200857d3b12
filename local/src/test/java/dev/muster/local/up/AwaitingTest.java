package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.control.Status;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.control.Status.ServiceStatus;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AwaitingTest {
    private static final long PID = 1;
    private static final Status STARTING = status(false, false);
    private static final Status FAILING = status(false, true);
    private static final Status READY = status(true, false);

    private Duration now = Duration.ZERO;

    @Test
    void waitsUntilThePlatformIsReady() throws Exception {
        Queue<Optional<Status>> looks =
                new ArrayDeque<>(List.of(Optional.empty(), Optional.of(STARTING), Optional.of(READY)));

        assertThat(awaiting(looks::remove).ready(() -> true)).contains(READY);
        assertThat(looks).isEmpty();
    }

    @Test
    void givesUpAfterFiveMinutes() throws Exception {
        assertThat(awaiting(() -> Optional.of(STARTING)).ready(() -> true)).isEmpty();
        assertThat(now).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void doesNotWaitForWhatDoesNotComeUp() throws Exception {
        assertThat(awaiting(() -> Optional.of(FAILING)).ready(() -> true)).isEmpty();
        assertThat(now).isZero();
    }

    @Test
    void doesNotWaitForWhatIsDead() throws Exception {
        assertThat(awaiting(Optional::empty).ready(() -> false)).isEmpty();
        assertThat(now).isZero();
    }

    @Test
    void takesNoOtherSupervisorForTheOneThatWasStarted() throws Exception {
        assertThat(awaiting(() -> Optional.of(READY)).of(PID).ready(() -> true)).contains(READY);
        assertThat(awaiting(() -> Optional.of(READY)).of(PID + 1).ready(() -> true))
                .isEmpty();
    }

    private Awaiting awaiting(Awaiting.Look look) {
        return new Awaiting(look, rest -> now = now.plus(rest), () -> now);
    }

    private static Status status(boolean ready, boolean failing) {
        URI anywhere = URI.create("http://127.0.0.1:1");
        ServiceStatus gateway = new ServiceStatus(anywhere, 2L, anywhere);
        return new Status(PID, ready, failing, gateway, null, new AwsStatus(anywhere, anywhere), List.of(), List.of());
    }
}
