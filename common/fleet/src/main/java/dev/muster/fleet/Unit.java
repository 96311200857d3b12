package dev.muster.fleet;

/**
 * The machine a worker runs on, by its owner's name: an instance id, a task id or a local process. A unit outlives the
 * workers that start on it one after the other.
 */
public record Unit(Pool pool, String name) {
    private static final int LONGEST = 128;

    public Unit {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("unit name '" + name + "': needs 1 to " + LONGEST + " characters");
        }
    }
}
