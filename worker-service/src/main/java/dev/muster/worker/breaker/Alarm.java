package dev.muster.worker.breaker;

import dev.muster.pace.TransientFault;
import dev.muster.run.Alerts;
import dev.muster.run.Breaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Says that a breaker has opened: called by whoever has opened it, so once in the fleet. */
public record Alarm(Alerts alerts, MeterRegistry meters) {
    private static final Logger LOG = System.getLogger(Alarm.class.getName());

    void opened(Breaker breaker) {
        String agent = breaker.agent().value();
        meters.counter("muster.breaker.opened", "agent", agent).increment();
        String text = breaker.outage().reason()
                + ": its runs are held, and come back by themselves once a few of them succeed. "
                + "PUT /v1/breakers/" + agent + " forces it open or closed.";
        try {
            alerts.send("Muster: breaker of " + agent + " opened", text);
        } catch (TransientFault fault) {
            LOG.log(Level.ERROR, "nobody was told that the breaker of " + agent + " opened: " + text, fault);
        }
    }
}
