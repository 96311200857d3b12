package dev.muster.run;

/**
 * Where an agent can go on from.
 *
 * @param sequence rises with every checkpoint of a run; the highest wins
 */
public record Checkpoint(long sequence, Payload value) {
    public Checkpoint {
        if (sequence < 1) {
            throw new IllegalArgumentException("checkpoint sequence " + sequence + ": needs at least 1");
        }
    }
}
