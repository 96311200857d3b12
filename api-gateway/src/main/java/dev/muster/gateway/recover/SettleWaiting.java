package dev.muster.gateway.recover;

import dev.muster.gateway.publish.Publisher;
import dev.muster.run.Waiting;
import java.time.InstantSource;

/** Decides about one waiting run and carries it out. */
record SettleWaiting(WaitingRule rule, Publisher publisher, CarryOut steps, InstantSource clock) {
    /** @return whether the run has moved */
    boolean settle(Waiting run) {
        boolean sent = publisher.hasSent(run.run(), run.wake());
        return rule.decide(run, sent, clock.instant())
                .map(step -> steps.apply(run.run(), step))
                .orElse(false);
    }
}
