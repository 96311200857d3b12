package dev.muster.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agent told while a run was executed.
 *
 * @param value a JSON document
 */
public record RunEvent(Position position, Kind kind, Instant at, String value) {
    public enum Kind {
        PROGRESS,
        LOG
    }

    /**
     * Where an event stands among those of its run, written {@code 3-17}.
     *
     * @param fence of the claim under which it came, so that a later execution tells after an earlier one
     * @param number from 1 within the claim
     */
    public record Position(long fence, long number) implements Comparable<Position> {
        /** Before every event. */
        public static final Position START = new Position(0, 0);

        private static final Pattern TEXT = Pattern.compile("(\\d{1,10})-(\\d{1,15})");
        private static final Comparator<Position> ORDER =
                Comparator.comparingLong(Position::fence).thenComparingLong(Position::number);

        public static Optional<Position> parse(String text) {
            Matcher parts = TEXT.matcher(text);
            return parts.matches()
                    ? Optional.of(new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                    : Optional.empty();
        }

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return fence + "-" + number;
        }
    }
}
