package dev.muster.fleet;

/**
 * Whether the fleet still wants a worker to take runs, and what the worker has made of it.
 *
 * @param asked names one wish that it take no more, 0 for none
 * @param drained under which wish it has ended all it had: only then may its machine be ended
 */
public record Cordon(long asked, long drained) {
    public static final Cordon NONE = new Cordon(0, 0);

    public Cordon {
        if (asked < 0 || drained < 0) {
            throw new IllegalArgumentException("cordon " + asked + ", drained " + drained + ": needs at least 0");
        }
    }

    /** A worker that was drained under an earlier wish may have taken runs since. */
    public boolean isDrained() {
        return asked > 0 && asked == drained;
    }
}
