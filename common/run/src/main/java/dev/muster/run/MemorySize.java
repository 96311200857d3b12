package dev.muster.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory in bytes, written like {@code 64MB} or {@code 2GB} (powers of 1,024). */
public record MemorySize(long bytes) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(KB|MB|GB)");

    public MemorySize {
        if (bytes < 1) {
            throw new IllegalArgumentException("memory of " + bytes + " bytes: needs at least 1");
        }
    }

    public static MemorySize of(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("memory size '" + text + "' is not like 64MB: KB, MB or GB");
        }
        int shift = switch (parts.group(2)) {
            case "KB" -> 10;
            case "MB" -> 20;
            default -> 30;
        };
        return new MemorySize(Long.parseLong(parts.group(1)) << shift);
    }

    /** What a run may use before it is asked to be modest: 70 % of the hard limit. */
    public long softBytes() {
        return bytes / 10 * 7;
    }
}
