package dev.muster.fleet;

import java.util.regex.Pattern;

/** A group of like machines that is grown and shrunk as one, such as {@code spot}. */
public record Pool(String name) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Pool {
        if (!SHAPE.matcher(name).matches()) {
            throw new IllegalArgumentException("pool '" + name + "' does not match " + SHAPE);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
