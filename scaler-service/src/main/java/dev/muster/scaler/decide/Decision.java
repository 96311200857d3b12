package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;

/** What becomes of one pool, and why. */
public sealed interface Decision {
    Pool pool();

    String reason();

    /** @param units it has, those that launch included */
    record Hold(Pool pool, int units, String reason) implements Decision {}

    /** @param from units it has, those that launch included */
    record Resize(Pool pool, int from, int to, String reason) implements Decision {
        /** Units more, or fewer where it is negative. */
        public int change() {
            return to - from;
        }
    }
}
