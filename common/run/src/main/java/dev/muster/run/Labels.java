package dev.muster.run;

import java.util.List;
import java.util.Map;

/** What a client calls its run: at most 10 tags and 20 metadata entries, each text at most 256 characters. */
public record Labels(List<String> tags, Map<String, String> metadata) {
    private static final int MOST_TAGS = 10;
    private static final int MOST_ENTRIES = 20;
    private static final int LONGEST = 256;

    public Labels {
        tags = List.copyOf(tags);
        metadata = Map.copyOf(metadata);
        if (tags.size() > MOST_TAGS) {
            throw new IllegalArgumentException(tags.size() + " tags: at most " + MOST_TAGS);
        }
        if (metadata.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(metadata.size() + " metadata entries: at most " + MOST_ENTRIES);
        }
        tags.forEach(tag -> requireLength("tag", tag));
        metadata.forEach((key, value) -> {
            requireLength("metadata key", key);
            requireLength("metadata value of " + key, value);
        });
    }

    private static void requireLength(String what, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(what + " of " + text.length() + " characters: at most " + LONGEST);
        }
    }
}
