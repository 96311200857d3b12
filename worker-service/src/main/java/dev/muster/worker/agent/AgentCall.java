package dev.muster.worker.agent;

import dev.muster.run.AgentName;
import dev.muster.run.AgentSpec;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.RunId;
import dev.muster.run.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is told of its attempt, and what it may answer.
 *
 * @param attempt from 1
 */
public record AgentCall(
        RunId run,
        AgentName agent,
        int attempt,
        long fence,
        Trace trace,
        AgentSpec spec,
        Documents documents,
        OutputBudget output) {
    private static final String BETWEEN = ",\"checkpoint\":";
    private static final String NONE = "null";
    private static final String END = "}";

    /**
     * What the agent works on; never held in memory as a whole where it is large.
     *
     * @param checkpoint the latest, absent where there is none
     */
    public record Documents(Payload input, @Nullable Payload checkpoint, PayloadStore store) {}

    /** What an agent of either kind is handed: one JSON object. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes(beginning()));
        documents.input().writeTo(out, documents.store());
        out.write(bytes(BETWEEN));
        Payload checkpoint = documents.checkpoint();
        if (checkpoint == null) {
            out.write(bytes(NONE));
        } else {
            checkpoint.writeTo(out, documents.store());
        }
        out.write(bytes(END));
    }

    /** Of what is written, in bytes. */
    public long length() {
        Payload checkpoint = documents.checkpoint();
        int around = beginning().length() + BETWEEN.length() + END.length();
        return around + documents.input().bytes() + (checkpoint == null ? NONE.length() : checkpoint.bytes());
    }

    private String beginning() {
        return "{\"run_id\":\"" + run + "\",\"attempt\":" + attempt + ",\"input\":";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
