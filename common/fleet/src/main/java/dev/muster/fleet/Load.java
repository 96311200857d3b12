package dev.muster.fleet;

/** How much a worker can hold and holds, in slots. */
public record Load(int slots, int busy) {
    public Load {
        if (slots < 1 || busy < 0 || busy > slots) {
            throw new IllegalArgumentException(
                    busy + " busy of " + slots + " slots: needs 0 <= busy <= slots, 1 <= slots");
        }
    }
}
