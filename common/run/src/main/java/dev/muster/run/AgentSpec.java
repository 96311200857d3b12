package dev.muster.run;

import dev.muster.run.reach.Allowance;
import dev.muster.run.reach.HttpUrl;
import dev.muster.run.reach.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of agents.yaml: how an agent is reached and what it may use.
 *
 * @param kind how it is spoken to
 * @param command for a process: executable and arguments, never a shell string; a first element with a slash is relative
 *     to the folder of agents.yaml
 * @param url for an http agent: its base, without {@code /invocations}
 * @param allow for an http agent: hosts and addresses that it may have although they lie inside, such as loopback or a
 *     private network
 * @param environment for a process: all of its environment
 * @param timeout of one attempt unless the run says otherwise, 1 s to 7 days
 * @param memory hard limit; the soft limit is 70 % of it
 * @param limits of all else that a process may use; the usual ones where absent
 * @param slots of a worker that one run takes
 * @param resumable whether another worker may go on with an interrupted run
 * @param about what clients are told of it; absent where there is nothing to tell
 */
public record AgentSpec(
        Kind kind,
        @Nullable List<String> command,
        @Nullable HttpUrl url,
        @Nullable List<Allowance> allow,
        @Nullable Map<String, String> environment,
        Duration timeout,
        RetryPolicy retry,
        MemorySize memory,
        AgentLimits limits,
        int slots,
        Boolean resumable,
        @Nullable About about) {
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public enum Kind {
        PROCESS,
        HTTP
    }

    /**
     * What clients are told of an agent.
     *
     * @param input a file with a JSON Schema that inputs must fit, relative to the folder of agents.yaml
     * @param output such a file with what to expect
     */
    public record About(
            @Nullable String description,
            @Nullable String input,
            @Nullable String output) {}

    public AgentSpec {
        requireGiven("kind", kind, "process or http");
        requireGiven("timeout", timeout, "1 s to " + LONGEST);
        requireGiven("retry", retry, "max-attempts, initial, multiplier and max");
        requireGiven("memory", memory, "a size like 64MB");
        requireGiven("resumable", resumable, "true or false");
        command = command == null ? List.of() : List.copyOf(command);
        allow = allow == null ? List.of() : List.copyOf(allow);
        limits = limits == null ? AgentLimits.USUAL : limits;
        environment = environment == null ? Map.of() : Map.copyOf(environment);
        environment.keySet().forEach(AgentSpec::requireVariable);
        if (kind == Kind.PROCESS ? command.isEmpty() : url == null) {
            throw new IllegalArgumentException(
                    "an agent of kind " + kind + " needs " + (kind == Kind.PROCESS ? "command" : "url"));
        }
        requireReachable(url, new Reach(allow));
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout " + timeout + ": needs 1 s to " + LONGEST);
        }
        if (slots < 1) {
            throw new IllegalArgumentException("slots " + slots + ": needs at least 1");
        }
    }

    public Reach reach() {
        return new Reach(Objects.requireNonNullElse(allow, List.of()));
    }

    /** What a name leads to is known by those only who call it. */
    private static void requireVariable(String name) {
        if (!VARIABLE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "environment: a variable '" + name + "' needs letters, digits and _, not beginning with a digit");
        }
    }

    private static void requireReachable(@Nullable HttpUrl url, Reach reach) {
        if (url != null) {
            url.address().flatMap(address -> reach.refusal(url.host(), address)).ifPresent(refusal -> {
                throw new IllegalArgumentException("url " + url + ": " + refusal);
            });
        }
    }

    /** What a file leaves out comes as null here, and would be missed by a run only. */
    private static void requireGiven(String key, @Nullable Object value, String needed) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing: needs " + needed);
        }
    }
}
