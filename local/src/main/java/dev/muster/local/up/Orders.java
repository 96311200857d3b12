package dev.muster.local.up;

import dev.muster.local.control.ControlServer;
import dev.muster.local.control.Status;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What a platform is asked from outside, done. */
record Orders(Overview overview, CountDownLatch stopAsked, InstantSource clock) implements ControlServer.Commands {
    @Override
    public Status status() {
        return overview.look();
    }

    @Override
    public void stop() {
        stopAsked.countDown();
    }

    @Override
    public boolean interrupt(String worker, boolean rebalance) {
        Optional<Machine> machine = overview.machineOf(worker);
        machine.ifPresent(found -> {
            if (rebalance) {
                found.adviseRebalance();
            } else {
                found.reclaim(clock);
            }
        });
        return machine.isPresent();
    }
}
