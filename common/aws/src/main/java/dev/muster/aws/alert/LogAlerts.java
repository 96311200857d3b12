package dev.muster.aws.alert;

import dev.muster.run.Alerts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Alerts for those who read the log. */
public final class LogAlerts implements Alerts {
    private static final Logger LOG = System.getLogger(LogAlerts.class.getName());

    @Override
    public void send(String subject, String text) {
        LOG.log(Level.ERROR, "ALERT {0}: {1}", subject, text);
    }
}
