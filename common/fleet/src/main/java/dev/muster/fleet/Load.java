package dev.muster.fleet;

/**
 * How much a worker can hold, holds and has done.
 *
 * @param slots that there are
 * @param busy those of them that are taken
 * @param completed runs that it has ended since it started, however they came out
 * @param cpu the share of its machine's processors that is in use, 0 to 1
 */
public record Load(int slots, int busy, long completed, double cpu) {
    public Load {
        if (slots < 1 || busy < 0 || busy > slots) {
            throw new IllegalArgumentException(
                    busy + " busy of " + slots + " slots: needs 0 <= busy <= slots, 1 <= slots");
        }
        if (completed < 0 || !(cpu >= 0 && cpu <= 1)) {
            throw new IllegalArgumentException(
                    completed + " completed, " + cpu + " of the processors: needs at least 0, and 0 to 1");
        }
    }

    public Load(int slots, int busy) {
        this(slots, busy, 0, 0);
    }
}
