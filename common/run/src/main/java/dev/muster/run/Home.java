package dev.muster.run;

import java.util.regex.Pattern;

/**
 * A region as the ids of its runs begin, where there is more than one. Only a run's home writes it; others have a copy to
 * read.
 *
 * @param digit {@code w} to {@code z}, which no other id has in it
 */
public record Home(String digit) {
    private static final Pattern SHAPE = Pattern.compile("[w-z]");

    public Home {
        if (!SHAPE.matcher(digit).matches()) {
            throw new IllegalArgumentException("home '" + digit + "' does not match " + SHAPE);
        }
    }
}
