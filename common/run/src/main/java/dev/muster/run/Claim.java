package dev.muster.run;

import dev.muster.fleet.WorkerId;

/**
 * A worker's hold on a run. Only the holder of the highest fence can write; the fence, never a clock, keeps a late writer
 * out.
 *
 * @param fence 1 for the first claim of a run, one higher for each that follows
 */
public record Claim(WorkerId owner, long fence, Nonce nonce) {
    public Claim {
        if (fence < 1) {
            throw new IllegalArgumentException("fence " + fence + ": needs at least 1");
        }
    }
}
