package dev.muster.worker.agent;

import dev.muster.run.AgentSpec;
import dev.muster.run.RunId;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is told of its attempt.
 *
 * @param attempt from 1
 * @param input JSON
 * @param checkpoint JSON of the latest checkpoint, absent where there is none
 */
public record AgentCall(
        RunId run,
        int attempt,
        long fence,
        AgentSpec spec,
        String input,
        @Nullable String checkpoint) {
    /** What an agent of either kind is handed: one JSON object. */
    public String json() {
        return "{\"run_id\":\"" + run + "\",\"attempt\":" + attempt + ",\"input\":" + input + ",\"checkpoint\":"
                + checkpoint + "}";
    }
}
