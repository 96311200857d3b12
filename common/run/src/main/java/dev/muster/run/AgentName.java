package dev.muster.run;

import java.util.regex.Pattern;

/** The name under which agents.yaml registers an agent. */
public record AgentName(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public AgentName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("agent name '" + value + "' does not match " + SHAPE);
        }
    }

    public static AgentName of(String value) {
        return new AgentName(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
