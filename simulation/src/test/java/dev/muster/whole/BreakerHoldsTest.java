package dev.muster.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that fails, beside one that does not, on real processes. */
class BreakerHoldsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int RUNS = 240;
    private static final int OTHERS = 30;

    /** The first trials come late enough for the repair: with a fifth of them failing some rounds would pass. */
    private static final Map<String, String> SETTINGS = Map.of(
            "MUSTER_WORKER_BREAKER_WINDOW", "60s",
            "MUSTER_WORKER_BREAKER_REFRESH", "200ms",
            "MUSTER_GATEWAY_BREAKER_REFRESH", "200ms",
            "MUSTER_GATEWAY_BREAKER_FIRSTWAIT", "10s",
            "MUSTER_GATEWAY_BREAKER_PATIENCE", "15s");

    @Test
    void anAgentThatFailsIsHeldByAllAndToldOfOnceAndComesBackByItself(@TempDir Path home) throws IOException {
        Path broken = Files.createFile(home.resolve(TestAgents.BROKEN));
        String agents = TestAgents.in(home).toString();
        try (Platform platform = Platform.up(home, SETTINGS, "--workers", "3", "--slots", "8", "--agents", agents)) {
            Client client = platform.client();
            List<String> flaky = submit(client, "flaky", RUNS, n -> "{\"n\":" + n + "}");
            Client.await(PATIENCE, () -> state(client).equals("open"));
            List<String> others = submit(client, "wordcount", OTHERS, n -> "{\"text\":\"to be\"}");
            Client.await(PATIENCE, () -> held(client, flaky) > 0);
            Files.delete(broken);

            assertThat(client.awaitEnds(others, PATIENCE)).isEqualTo(Map.of("succeeded", (long) OTHERS));
            Map<String, Long> ends = client.awaitEnds(flaky, PATIENCE);
            assertThat(ends.keySet()).isSubsetOf("succeeded", "failed");
            assertThat(ends.get("succeeded")).isGreaterThan(RUNS * 4L / 5);
            Client.await(PATIENCE, () -> state(client).equals("closed"));

            assertThat(platform.counted("muster_breaker_opened_total{agent=\"flaky\""))
                    .isEqualTo(1);
            assertThat(platform.counted("muster_breaker_opened_total")).isEqualTo(1);
            assertThat(platform.logged("ALERT Muster: breaker of flaky opened")).isEqualTo(1);
        }
    }

    private static List<String> submit(Client client, String agent, int count, IntFunction<String> input) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(n ->
                        client.submit(agent, input.apply(n), UUID.randomUUID().toString()))
                .toList();
    }

    /** Empty before it has ever been open. */
    private static String state(Client client) {
        return client.get("/v1/breakers")
                .path("items")
                .valueStream()
                .filter(item -> item.path("agent").asString().equals("flaky"))
                .map(item -> item.path("state").asString())
                .findFirst()
                .orElse("");
    }

    private static long held(Client client, List<String> runs) {
        return runs.stream()
                .map(client::run)
                .map(run -> run.at("/status_reason/code").asString(""))
                .filter("BREAKER_OPEN"::equals)
                .count();
    }
}
