package dev.muster.fleet;

import java.util.regex.Pattern;

/** Names one life of a worker: a process that starts again, or rejoins after its burial, has a new one. */
public record WorkerId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,64}");

    public WorkerId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("worker id '" + value + "' does not match " + SHAPE);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
