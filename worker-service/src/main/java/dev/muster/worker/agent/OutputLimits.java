package dev.muster.worker.agent;

/**
 * How much an agent may say, so that neither its worker nor its neighbours suffer: {@code atOnce}, and {@code perSecond}
 * over time. A run may log for days; a flood ends it.
 *
 * @param atOnce bytes, {@code line} to 64 MiB
 * @param perSecond bytes, 1 KiB to 64 MiB
 * @param line bytes of the longest line that is no result, 1 KiB to 16 MiB
 * @param result bytes of the longest line with a result, or of an answer over HTTP, {@code line} to 64 MiB
 */
public record OutputLimits(int atOnce, int perSecond, int line, int result) {
    private static final int LEAST = 1 << 10;
    private static final int MOST = 1 << 26;
    private static final int LONGEST_LINE = 1 << 24;

    public OutputLimits {
        requireRange("line", line, LEAST, LONGEST_LINE);
        requireRange("result", result, line, MOST);
        requireRange("at-once", atOnce, line, MOST);
        requireRange("per-second", perSecond, LEAST, MOST);
    }

    private static void requireRange(String name, int bytes, int least, int most) {
        if (bytes < least || bytes > most) {
            throw new IllegalArgumentException(
                    "muster.worker.output." + name + " " + bytes + ": needs " + least + " to " + most);
        }
    }
}
