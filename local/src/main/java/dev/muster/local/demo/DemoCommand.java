package dev.muster.local.demo;

import dev.muster.local.control.Json;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import dev.muster.local.up.PlanOptions;
import dev.muster.pace.Stopwatch;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Counts the words of this repository's texts in many runs and checks every result. Plays on the"
                + " platform that is up, else on one of its own.")
public final class DemoCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 100_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LIMIT_PER_RUN = Duration.ofMillis(100);

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1000", description = "how many (${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--json", description = "ends with one line of JSON")
    private boolean json;

    @Mixin
    private final PlanOptions options = new PlanOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new Refusal("--runs " + runs + ": must be from 1 to " + MOST_RUNS);
        }
        Home home = Home.ofThisProcess();
        Report report = play(home);
        System.out.println(report.table());
        if (json) {
            System.out.println(Json.MAPPER.writeValueAsString(report));
        }
        return report.isPerfect() ? 0 : 1;
    }

    private Report play(Home home) throws InterruptedException {
        List<String> texts = Corpus.of(home.root());
        SecureRandom random = new SecureRandom();
        Duration deadline = Stopwatch.REAL.elapsed().plus(LIMIT).plus(LIMIT_PER_RUN.multipliedBy(runs));
        try (Stage stage = Stage.find(home, options.plan(home, 0));
                Api api = new Api(
                        stage.gateway(), ApiKey.find(System.getenv(), home, random), Stopwatch.REAL, deadline)) {
            return Report.of(new Demo(api, texts, Long.toHexString(random.nextLong())).play(runs));
        }
    }
}
