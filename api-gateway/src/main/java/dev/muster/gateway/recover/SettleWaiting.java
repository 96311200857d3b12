package dev.muster.gateway.recover;

import dev.muster.run.RecoveryStep;
import dev.muster.run.Waiting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Decides about one waiting run and carries it out. */
record SettleWaiting(WaitingRule rule, RecoveryPorts ports, CarryOut steps, InstantSource clock) {
    /** @return whether the run has moved */
    boolean settle(Waiting run) {
        return decide(run, clock.instant())
                .map(step -> steps.apply(run.run(), step))
                .orElse(false);
    }

    private Optional<RecoveryStep> decide(Waiting run, Instant now) {
        return ports.fleet().breakers().holds(run.dispatch().agent())
                ? Optional.of(rule.putAside(run, now))
                : rule.decide(run, ports.publisher().hasSent(run.run(), run.wake()), now);
    }
}
