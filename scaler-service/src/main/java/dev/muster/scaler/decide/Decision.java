package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;

/** What becomes of one pool, and why. */
public sealed interface Decision {
    Pool pool();

    String reason();

    /** Units that are to come, or to stay instead of leaving. */
    default int more() {
        return 0;
    }

    /** Units that are to go. */
    default int fewer() {
        return 0;
    }

    /** @param units it has, those that launch included */
    record Hold(Pool pool, int units, String reason) implements Decision {}

    /** @param from units it has, those that launch included */
    record Resize(Pool pool, int from, int to, String reason) implements Decision {
        /** Units more, or fewer where it is negative. */
        public int change() {
            return to - from;
        }

        @Override
        public int more() {
            return Math.max(0, change());
        }

        @Override
        public int fewer() {
            return Math.max(0, -change());
        }
    }

    /**
     * Units of another version go, and others come for them.
     *
     * @param units it has, those that launch included
     * @param fewer units that are to go
     * @param more as many, but for those for which its market has begun to bring others by itself
     */
    record Renew(Pool pool, int units, int fewer, int more, String reason) implements Decision {}
}
