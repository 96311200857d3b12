package dev.muster.testkit;

import dev.muster.run.Alerts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what would have been sent. */
public final class InMemoryAlerts implements Alerts {
    private final List<String> subjects = new CopyOnWriteArrayList<>();

    @Override
    public void send(String subject, String text) {
        subjects.add(subject);
    }

    public List<String> subjects() {
        return List.copyOf(subjects);
    }
}
