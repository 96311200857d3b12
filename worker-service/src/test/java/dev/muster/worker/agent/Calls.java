package dev.muster.worker.agent;

import dev.muster.pace.Stopwatch;
import dev.muster.run.AgentSpec;
import dev.muster.run.Payload;
import dev.muster.testkit.InMemoryPayloads;
import dev.muster.testkit.Runs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Attempts as agents are told of them. */
public final class Calls {
    public static final OutputLimits LIMITS = new OutputLimits(1 << 20, 1 << 16, 1 << 18, 10_500_000);

    private Calls() {}

    public static OutputBudget.Source source(Stopwatch stopwatch) {
        return new OutputBudget.Source(LIMITS, new Semaphore(1), stopwatch);
    }

    public static AgentCall of(AgentSpec spec, String input) {
        return of(spec, input, null);
    }

    public static AgentCall of(AgentSpec spec, String input, @Nullable String checkpoint) {
        var documents = new AgentCall.Documents(
                new Payload.Inline(input),
                checkpoint == null ? null : new Payload.Inline(checkpoint),
                new InMemoryPayloads());
        return new AgentCall(
                Runs.id(),
                Runs.AGENT,
                1,
                1,
                Runs.TRACE,
                spec,
                documents,
                source(Stopwatch.REAL).open());
    }

    /** What an agent gets to read. */
    public static String read(AgentCall call) {
        var out = new ByteArrayOutputStream();
        try {
            call.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
