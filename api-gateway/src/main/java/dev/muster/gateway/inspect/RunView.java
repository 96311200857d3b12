package dev.muster.gateway.inspect;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.Run;
import dev.muster.run.RunState.Ended;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a client is shown of a run.
 *
 * @param output a JSON document, as the agent's worker has written it; absent where it is large
 * @param outputRef where a large one is
 */
public record RunView(
        @JsonUnwrapped RunSummary run,
        @JsonRawValue @Nullable String output,
        @Nullable OutputRef outputRef) {
    /** @param bytes its length */
    public record OutputRef(String href, long bytes) {}

    static RunView of(Run run, RunSummary summary) {
        return switch (output(run).orElse(null)) {
            case null -> new RunView(summary, null, null);
            case Payload.Inline(String json) -> new RunView(summary, json, null);
            case Payload.Stored(String key, long bytes) ->
                new RunView(summary, null, new OutputRef("/v1/runs/" + run.id() + "/output", bytes));
        };
    }

    /** Present once it has succeeded. */
    public static Optional<Payload> output(Run run) {
        return run.state() instanceof Ended ended && ended.ending() instanceof Ending.Succeeded(Payload output)
                ? Optional.of(output)
                : Optional.empty();
    }
}
