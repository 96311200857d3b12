package dev.muster.local.up;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service whether it takes traffic. */
final class Readiness {
    private static final int PATIENCE_MILLIS = 2_000;

    private Readiness() {}

    static boolean of(URI management) {
        try {
            var question = (HttpURLConnection)
                    management.resolve("/actuator/health/readiness").toURL().openConnection();
            question.setConnectTimeout(PATIENCE_MILLIS);
            question.setReadTimeout(PATIENCE_MILLIS);
            return question.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
