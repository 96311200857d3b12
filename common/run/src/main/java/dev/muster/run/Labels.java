package dev.muster.run;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client calls its run: at most 10 tags and 20 metadata entries, each text at most 256 characters, none of them a control character. */
public record Labels(List<String> tags, Map<String, String> metadata) {
    private static final int MOST_TAGS = 10;
    private static final int MOST_ENTRIES = 20;
    private static final int LONGEST = 256;

    /** Control characters, and halves of a character of two, which no store would keep. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    public Labels {
        tags = List.copyOf(tags);
        metadata = Map.copyOf(metadata);
        if (tags.size() > MOST_TAGS) {
            throw new IllegalArgumentException(tags.size() + " tags: at most " + MOST_TAGS);
        }
        if (metadata.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(metadata.size() + " metadata entries: at most " + MOST_ENTRIES);
        }
        tags.forEach(tag -> require("tag", tag));
        metadata.forEach((key, value) -> {
            require("metadata key", key);
            require("metadata value of " + key, value);
        });
    }

    private static void require(String what, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(what + " of " + text.length() + " characters: at most " + LONGEST);
        }
        Matcher unfit = UNFIT.matcher(text);
        if (unfit.find()) {
            throw new IllegalArgumentException(what + " '" + unfit.replaceAll("\uFFFD")
                    + "': needs text without control characters or halves of characters");
        }
    }
}
