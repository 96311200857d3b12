package dev.muster.gateway.document;

import dev.muster.gateway.http.RedriveController;
import dev.muster.gateway.submit.Intake;
import dev.muster.run.AgentSpec;
import dev.muster.run.Attempt;
import dev.muster.run.Breaker;
import dev.muster.run.RunEvent;
import dev.muster.run.RunLimits;
import dev.muster.run.RunStatus;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the types of fields do not say: their ranges, their values, their meanings. Ranges that the code has no name for
 * are held to it by a test that tries their ends.
 */
record FieldMeanings(Map<String, Schema<Object>> fields) {
    private static final long DAY = 86_400;

    static void in(Components components) {
        submitted(components);
        breakers(components);
        of(components, "Retry")
                .range("max_attempts", 1, 20, "tries that may fail in all")
                .range("initial_seconds", 1, DAY, "wait after the first failure, at most `max_seconds`")
                .range("multiplier", 1, 10, "how much longer each wait is than the one before")
                .range("max_seconds", 1, DAY, "longest wait, at least `initial_seconds`");
        for (String run : List.of("RunView", "RunSummary")) {
            of(components, run)
                    .oneOf("status", names(RunStatus.values()))
                    .says("attempt", "how often it has been started")
                    .says("started_at", "when the last attempt began")
                    .says("replay_of", "the run whose request this is once more");
        }
        of(components, "RunView")
                .says("output", "any JSON: the agent's result, once it has succeeded; null where it is large")
                .says("output_ref", "where a large one is");
        of(components, "Upload").says("id", "for the `input_ref` of any number of runs");
        of(components, "Offer").says("input_schema", "a JSON Schema").says("output_schema", "a JSON Schema");
        of(components, "AttemptView")
                .oneOf("outcome", Stream.concat(names(Attempt.Outcome.values()), Stream.of("running")));
        of(components, "EventView").oneOf("type", names(RunEvent.Kind.values())).says("value", "any JSON");
        of(components, "Item").says("status", "as if the run had been submitted alone");
        redriven(components);
        paged(components);
    }

    private static void paged(Components components) {
        of(components, "RunList").says("next_cursor", "null at the end; a page may be empty and yet have a next one");
        of(components, "EventList").says("next_cursor", "null once there can be no more");
        of(components, "RedriveResult").says("next_cursor", "null once all have been looked at");
    }

    private static void redriven(Components components) {
        of(components, "RedriveRequest")
                .says("ids", "of dead runs, and nothing else but `dry_run`")
                .says("agent", "dead runs of this agent")
                .says("reason", "dead runs that ended with an error of this code")
                .range("limit", 1, RedriveController.MOST, "the most that are found; else 100")
                .says("dry_run", "only tells what would be done")
                .field("agent")
                .setPattern("^[a-z][a-z0-9-]{0,63}$");
        of(components, "Redriven")
                .says("status", "as if the run had been redriven alone")
                .says("id", "of the dead run")
                .says("new_id", "of the run in its place, the same however often it is redriven")
                .says("created", "whether the new run was not there before");
    }

    private static void submitted(Components components) {
        FieldMeanings run = of(components, "SubmitRequest")
                .range("timeout_seconds", 1, AgentSpec.LONGEST.toSeconds(), "for each attempt; else as registered")
                .range("delay_seconds", 0, Intake.LONGEST_DELAY.toSeconds(), "not before; else 0")
                .range("queue_ttl_seconds", 1, RunLimits.LONGEST_TTL.toSeconds(), "the longest wait before it starts")
                .says("agent", "one that is registered")
                .says("input", "any JSON; else `{}`")
                .says("input_ref", "in place of `input`: the id of a payload that was uploaded before")
                .says("tags", "what the run is called, without control characters")
                .says("metadata", "what the run is called, without control characters");
        run.field("tags").maxItems(10).getItems().setMaxLength(256);
        ((Schema<?>) run.field("metadata").maxProperties(20).getAdditionalProperties()).setMaxLength(256);
        run.field("agent").setExample("wordcount");
        require(components, "SubmitRequest", "agent");
        require(components, "Batch", "runs");
        Stream.of("SubmitRequest", "Retry", "Batch", "RedriveRequest", "BreakerChange")
                .forEach(name -> schema(components, name).setAdditionalProperties(false));
    }

    private static void breakers(Components components) {
        of(components, "BreakerView")
                .oneOf("state", names(Breaker.State.values()))
                .says("forced", "whether an operator keeps it so")
                .says("reason", "of the last opening")
                .says("trials_at", "when runs are let through to try the agent out, where that is to come")
                .says("openings", "how often it has opened, failed trials included");
        of(components, "BreakerChange").oneOf("state", Stream.of("open", "closed", "auto"));
        require(components, "BreakerChange", "state");
    }

    /** What the code leaves open so that it can say itself what is missing. */
    private static void require(Components components, String name, String field) {
        schema(components, name).addRequiredItem(field);
        of(components, name).field(field).getTypes().remove("null");
    }

    static Stream<String> names(Enum<?>[] values) {
        return Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT));
    }

    private static FieldMeanings of(Components components, String name) {
        return new FieldMeanings(fields(schema(components, name)));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, Schema<Object>> fields(Schema<?> schema) {
        return (Map) schema.getProperties();
    }

    private static Schema<?> schema(Components components, String name) {
        return Objects.requireNonNull(components.getSchemas().get(name), name);
    }

    private Schema<Object> field(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private FieldMeanings range(String name, long least, long most, String meaning) {
        field(name).minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
        return says(name, meaning);
    }

    private FieldMeanings oneOf(String name, Stream<String> values) {
        field(name).setEnum(List.copyOf(values.toList()));
        return this;
    }

    private FieldMeanings says(String name, String meaning) {
        field(name).setDescription(meaning);
        return this;
    }
}
