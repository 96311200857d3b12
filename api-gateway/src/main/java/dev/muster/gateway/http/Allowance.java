package dev.muster.gateway.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** What one key may ask for: a bucket of tokens, one for a request or a run, that fills evenly. */
public final class Allowance {
    private static final String NAME = "\"key\"";

    private final Bucket bucket;
    private final String policy;
    private final double perSecond;

    /**
     * @param rate tokens a second
     * @param burst tokens at most
     */
    public Allowance(int rate, int burst) {
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
        this.policy = NAME + ";q=" + burst + ";w=" + seconds((double) burst / rate);
        this.perSecond = rate;
    }

    /**
     * @return headers that tell what is left, as draft-ietf-httpapi-ratelimit-headers has them
     * @throws Refusal where there are too few
     */
    HttpHeaders spend(int tokens) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        HttpHeaders headers = headers(probe.getRemainingTokens(), tokens);
        if (!probe.isConsumed()) {
            double wait = probe.getNanosToWaitForRefill() / 1e9;
            Refusal refusal = new Refusal(
                    ProblemCode.TOO_MANY_REQUESTS,
                    "this key has asked for too much: " + tokens + " more are allowed in " + seconds(wait) + " s");
            refusal.getHeaders().putAll(headers);
            refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
            throw refusal;
        }
        return headers;
    }

    private HttpHeaders headers(long left, int wanted) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("RateLimit-Policy", policy);
        headers.set("RateLimit", NAME + ";r=" + left + ";t=" + seconds(Math.max(0, wanted - left) / perSecond));
        return headers;
    }

    private static long seconds(double seconds) {
        return (long) Math.ceil(seconds);
    }
}
