package dev.muster.local.demo;

import dev.muster.local.control.ControlClient;
import dev.muster.local.control.Status;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import dev.muster.local.up.Awaiting;
import dev.muster.local.up.Plan;
import dev.muster.local.up.Supervisor;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.net.URI;
import java.util.Optional;

/** The platform a demo plays on: the one that is up, which is left alone, or one of its own, which ends with it. */
record Stage(URI gateway, Runnable end) implements AutoCloseable {
    static Stage find(Home home, Plan plan) throws InterruptedException {
        try (ControlClient control = new ControlClient(home)) {
            Optional<Status> running = control.status();
            if (running.isPresent()) {
                System.err.println(
                        "the platform that is up: " + running.get().gateway().url());
                return new Stage(running.get().gateway().url(), () -> {});
            }
            return own(home, plan, new Awaiting(control::status, Pause.REAL, Stopwatch.REAL));
        }
    }

    private static Stage own(Home home, Plan plan, Awaiting awaiting) throws InterruptedException {
        System.err.println("starting a platform of its own: " + plan.workforce().most() + " workers ...");
        Supervisor supervisor = Supervisor.start(home, plan);
        // ./muster down in another terminal: the JVM ends, and the supervisor with it.
        Thread.ofVirtual().start(() -> exitWhenAsked(supervisor));
        Status ready = awaiting.ready(() -> !supervisor.isStopAsked())
                .orElseThrow(() -> new Refusal("the platform did not get ready, see " + home.logs()));
        return new Stage(ready.gateway().url(), supervisor::close);
    }

    private static void exitWhenAsked(Supervisor supervisor) {
        try {
            supervisor.awaitStop();
            System.exit(1);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
