package dev.muster.local.bench.stage;

import dev.muster.local.bench.load.Door;
import dev.muster.local.bench.load.Side;
import dev.muster.local.control.ControlClient;
import dev.muster.local.control.Status;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import dev.muster.local.up.Awaiting;
import dev.muster.local.up.Plan;
import dev.muster.local.up.Supervisor;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The platform that is measured: its own, with nothing else to do. */
public record Platform(Home home, Supervisor supervisor, Status status) implements AutoCloseable {
    public static Platform start(Home home, Plan plan) throws InterruptedException {
        return start(home, plan, UnaryOperator.identity());
    }

    /** @param told where the services believe the emulators to be */
    public static Platform start(Home home, Plan plan, UnaryOperator<AwsStatus> told) throws InterruptedException {
        Supervisor supervisor = Supervisor.start(home, plan, told);
        try (ControlClient control = new ControlClient(home)) {
            Status ready = new Awaiting(control::status, Pause.REAL, Stopwatch.REAL)
                    .ready(() -> !supervisor.isStopAsked())
                    .orElseThrow(() -> new Refusal("the platform did not get ready, see " + home.logs()));
            return new Platform(home, supervisor, ready);
        }
    }

    /** Of a platform with one worker. */
    public Side side() {
        Status.WorkerStatus worker = status.living().getFirst();
        return new Side(
                "platform",
                door(),
                Objects.requireNonNull(worker.managementUrl()),
                List.of(Objects.requireNonNull(status.gateway().pid()), Objects.requireNonNull(worker.pid())));
    }

    public Door door() {
        return Door.of(status.gateway().url(), key());
    }

    ApiKey key() {
        return ApiKey.find(System.getenv(), home, new SecureRandom());
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
