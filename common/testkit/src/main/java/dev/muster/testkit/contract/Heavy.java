package dev.muster.testkit.contract;

import dev.muster.run.Attempt;
import dev.muster.run.Attempt.Outcome;
import dev.muster.run.Labels;
import dev.muster.run.Payload;
import dev.muster.run.RetryPolicy;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunLimits;
import dev.muster.run.RunRequest;
import dev.muster.run.WorkerStep.Release;
import dev.muster.testkit.Runs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests and attempts with something in every field, up to the most that may be there. */
final class Heavy {
    static final Payload STORED = new Payload.Stored("runs/α/1/checkpoint", Long.MAX_VALUE);
    private static final int MOST_ATTEMPTS = 20;

    private static final int LONGEST_LABEL = 256;
    private static final int LONGEST_MESSAGE = 100_000;

    private Heavy() {}

    static RunRequest request(String text) {
        RetryPolicy retry = new RetryPolicy(20, Duration.ofMillis(1), 1.1, Duration.ofDays(1));
        RunLimits limits = new RunLimits(Duration.ofDays(7), Duration.ofMillis(1001), retry, false);
        Labels labels = new Labels(List.of("b" + text, text, "a" + text), Map.of("k" + text, text, "z", ""));
        return new RunRequest(Runs.tenant(), Runs.AGENT, STORED, labels, limits, Runs.TRACE, text, Runs.id());
    }

    static RunRequest largest() {
        List<String> tags = IntStream.range(0, 10).mapToObj(Heavy::label).toList();
        Map<String, String> metadata = IntStream.range(0, 20)
                .mapToObj(Heavy::label)
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
        return new RunRequest(
                Runs.tenant(),
                Runs.AGENT,
                document(),
                new Labels(tags, metadata),
                Runs.LIMITS,
                Runs.TRACE,
                "fingerprint",
                Runs.id());
    }

    private static String label(int number) {
        String digits = String.valueOf(number);
        return "世".repeat(LONGEST_LABEL - digits.length()) + digits;
    }

    /** A document of as many bytes as a run's record takes. */
    static Payload document() {
        int letters = (Payload.INLINE_LIMIT - 2) / "世".getBytes(StandardCharsets.UTF_8).length;
        return new Payload.Inline("\"" + "世".repeat(letters) + "\"");
    }

    /** Gives a run back after as many attempts as are remembered, with the longest of messages. */
    static Release release(Run run, String letter) {
        RunError error = RunError.retryable("AGENT_FAILED", letter.repeat(LONGEST_MESSAGE));
        Attempt attempt = run.attemptsWith(Moves.LATER, Outcome.RELEASED, error).getLast();
        return new Release(Runs.claim(run), Moves.again(), Moves.LATER, Collections.nCopies(MOST_ATTEMPTS, attempt));
    }
}
