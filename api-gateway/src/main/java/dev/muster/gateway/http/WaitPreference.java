package dev.muster.gateway.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code Prefer: wait=N} of RFC 7240: how long a client would wait for the end of what it asks for. */
public record WaitPreference(Duration longest) {
    private static final Pattern WAIT = Pattern.compile("(?i)wait\\s*=\\s*\"?([^\"]*)\"?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /**
     * Other preferences are not for this service, and left to others as the RFC has it.
     *
     * @param headers all values of {@code Prefer}
     * @return never longer than the longest
     */
    Optional<Duration> of(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(preference -> WAIT.matcher(preference.strip()))
                .filter(Matcher::matches)
                .findFirst()
                .map(wait -> seconds(wait.group(1)));
    }

    private Duration seconds(String text) {
        if (!SECONDS.matcher(text).matches()) {
            throw new Refusal(
                    ProblemCode.PREFER_MALFORMED,
                    "Prefer: wait=" + text + ": needs whole seconds, 0 to " + longest.toSeconds());
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(text));
        return asked.compareTo(longest) < 0 ? asked : longest;
    }
}
