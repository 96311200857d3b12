package dev.muster.local.demo;

import dev.muster.local.control.ControlClient;
import dev.muster.local.control.Status;
import dev.muster.local.control.Status.WorkerStatus;
import dev.muster.pace.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** What befalls the workers while runs are submitted: each time another one, at even distances. */
final class Troubles {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** @param runs over which they are spread */
    record Plan(int interruptions, int kills, int runs) {
        private List<Trouble> inTurn() {
            List<Trouble> all = new ArrayList<>(Collections.nCopies(interruptions, Trouble.INTERRUPTION));
            for (int kill = 0; kill < kills; kill++) {
                all.add(Math.min(all.size(), 2 * kill + 1), Trouble.KILL);
            }
            return all;
        }
    }

    /** How many workers have been through it. */
    record Met(int interrupted, int killed) {}

    private enum Trouble {
        INTERRUPTION,
        KILL
    }

    private final ControlClient control;
    private final BooleanSupplier timeLeft;
    private final List<Trouble> coming;
    private final int distance;
    private final Set<String> met = new HashSet<>();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicInteger killed = new AtomicInteger();

    Troubles(ControlClient control, Plan plan, BooleanSupplier timeLeft) {
        this.control = control;
        this.timeLeft = timeLeft;
        this.coming = plan.inTurn();
        this.distance = Math.max(1, plan.runs() / (coming.size() + 1));
    }

    /** @param number of the run that is submitted next, from 0 */
    void before(int number) throws InterruptedException {
        int turn = number / distance - 1;
        if (number % distance == 0 && turn >= 0 && turn < coming.size()) {
            befall(coming.get(turn));
        }
    }

    private void befall(Trouble trouble) throws InterruptedException {
        boolean done = false;
        while (!done && timeLeft.getAsBoolean()) {
            Optional<WorkerStatus> victim = control.status().flatMap(status -> another(status, trouble));
            done = victim.isPresent() && befall(trouble, victim.get());
            if (!done) {
                Pause.REAL.rest(LOOK_AGAIN);
            }
        }
    }

    private synchronized Optional<WorkerStatus> another(Status status, Trouble trouble) {
        return status.living().stream()
                .filter(worker -> worker.takesRuns() && !met.contains(worker.id()))
                .filter(worker -> trouble == Trouble.KILL || worker.metadataUrl() != null)
                .findFirst()
                .filter(worker -> met.add(worker.id()));
    }

    private boolean befall(Trouble trouble, WorkerStatus victim) throws InterruptedException {
        boolean done = switch (trouble) {
            case INTERRUPTION -> control.interrupt(victim.id(), false);
            case KILL ->
                Optional.ofNullable(victim.pid())
                        .flatMap(ProcessHandle::of)
                        .filter(ProcessHandle::destroyForcibly)
                        .isPresent();
        };
        if (done) {
            (trouble == Trouble.KILL ? killed : interrupted).incrementAndGet();
        }
        return done;
    }

    Met met() {
        return new Met(interrupted.get(), killed.get());
    }
}
