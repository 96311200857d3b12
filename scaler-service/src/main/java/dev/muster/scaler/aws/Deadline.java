package dev.muster.scaler.aws;

import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * The end of a call to a pool, however many requests it is made of: a leader that has been replaced has ceased to change
 * anything by then.
 */
public record Deadline(Stopwatch stopwatch, Duration at) {
    static final Duration LIMIT = Duration.ofSeconds(3);

    static Deadline start(Stopwatch stopwatch) {
        return new Deadline(stopwatch, stopwatch.elapsed().plus(LIMIT));
    }

    /**
     * Gives a request the time that is left.
     *
     * @throws TransientFault where none is
     */
    Consumer<AwsRequestOverrideConfiguration.Builder> rest() {
        Duration left = at.minus(stopwatch.elapsed());
        if (!left.isPositive()) {
            throw new TransientFault("not done within " + LIMIT + "; the rest is for the next turn");
        }
        return request -> request.apiCallTimeout(left);
    }
}
