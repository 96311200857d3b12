package dev.muster.run;

import java.util.regex.Pattern;

/** Whose run it is. */
public record Tenant(String name) {
    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    public Tenant {
        if (!SHAPE.matcher(name).matches()) {
            throw new IllegalArgumentException("tenant '" + name + "' does not match " + SHAPE);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
