package dev.muster.gateway.submit;

import dev.muster.gateway.submit.Order.Input;
import dev.muster.gateway.submit.SubmitRequest.Retry;
import dev.muster.run.AgentName;
import dev.muster.run.AgentSpec;
import dev.muster.run.Labels;
import dev.muster.run.RetryPolicy;
import dev.muster.run.RunLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks what is asked for, and completes it with what is registered. */
public final class Intake {
    public static final Duration LONGEST_DELAY = Duration.ofDays(14);
    private static final int SHOWN = 64;

    private final Map<String, AgentSpec> agents;
    private final InputSchemas schemas;
    private final Duration queueTtl;

    public Intake(Map<AgentName, AgentSpec> agents, InputSchemas schemas, Duration queueTtl) {
        this.agents = new TreeMap<>();
        agents.forEach((name, spec) -> this.agents.put(name.value(), spec));
        this.schemas = schemas;
        this.queueTtl = queueTtl;
    }

    /** @throws InvalidRequest where the request cannot be met */
    public Order order(SubmitRequest request) {
        String agent = request.agent();
        AgentSpec spec = agent == null ? null : agents.get(agent);
        if (agent == null || spec == null) {
            throw new InvalidRequest("UNKNOWN_AGENT", unknown(agent));
        }
        return inRange(() -> new Order(
                AgentName.of(agent),
                input(request, agent),
                new Labels(orElse(request.tags(), List.of()), orElse(request.metadata(), Map.of())),
                limits(request, spec),
                delay(orElse(request.delaySeconds(), 0L)),
                Optional.empty(),
                Fingerprint.of(request),
                Optional.empty()));
    }

    private Input input(SubmitRequest request, String agent) {
        if (request.inputRef() == null) {
            JsonNode input = orElse(request.input(), JsonNodeFactory.instance.objectNode());
            schemas.check(agent, input);
            return new Input.Given(input.toString());
        }
        if (request.input() != null) {
            throw new InvalidRequest("INPUT_TWICE", "input and input_ref: needs one of the two");
        }
        return new Input.Uploaded(request.inputRef());
    }

    private String unknown(@Nullable String agent) {
        String named = agent == null ? "no agent is named" : "no agent is named '" + shortened(agent) + "'";
        return named + "; registered are " + String.join(", ", agents.keySet());
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private RunLimits limits(SubmitRequest request, AgentSpec spec) {
        return new RunLimits(
                seconds(request.timeoutSeconds(), spec.timeout()),
                seconds(request.queueTtlSeconds(), queueTtl),
                retry(request.retry(), spec.retry()),
                spec.resumable());
    }

    private static RetryPolicy retry(@Nullable Retry asked, RetryPolicy registered) {
        return asked == null
                ? registered
                : new RetryPolicy(
                        orElse(asked.maxAttempts(), registered.maxAttempts()),
                        seconds(asked.initialSeconds(), registered.initial()),
                        orElse(asked.multiplier(), registered.multiplier()),
                        seconds(asked.maxSeconds(), registered.max()));
    }

    private static Duration delay(long seconds) {
        if (seconds < 0 || seconds > LONGEST_DELAY.toSeconds()) {
            throw new IllegalArgumentException(
                    "delay_seconds " + seconds + ": needs 0 to " + LONGEST_DELAY.toSeconds());
        }
        return Duration.ofSeconds(seconds);
    }

    private static Duration seconds(@Nullable Long asked, Duration otherwise) {
        return asked == null ? otherwise : Duration.ofSeconds(asked);
    }

    private static <T> T orElse(@Nullable T asked, T otherwise) {
        return Objects.requireNonNullElse(asked, otherwise);
    }

    /** The parts of a run check themselves; here every number is the client's, so that what they refuse is the client's. */
    private static <T> T inRange(Supplier<T> parts) {
        try {
            return parts.get();
        } catch (IllegalArgumentException refused) {
            throw new InvalidRequest("OUT_OF_RANGE", String.valueOf(refused.getMessage()));
        }
    }
}
