package dev.muster.gateway.inspect;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.Run;
import dev.muster.run.RunState.Ended;
import org.jspecify.annotations.Nullable;

/**
 * All that a client is shown of a run.
 *
 * @param output a JSON document, as the agent's worker has written it
 */
public record RunView(
        @JsonUnwrapped RunSummary run,
        @JsonRawValue @Nullable String output) {
    public static RunView of(Run run, PayloadStore payloads) {
        return new RunView(RunSummary.of(run), output(run, payloads));
    }

    private static @Nullable String output(Run run, PayloadStore payloads) {
        return run.state() instanceof Ended ended && ended.ending() instanceof Ending.Succeeded(Payload output)
                ? output.json(payloads)
                : null;
    }
}
