package dev.muster.local.demo;

import dev.muster.local.control.ControlClient;
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
    private static final int MOST_TROUBLES = 50;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LIMIT_PER_RUN = Duration.ofMillis(100);

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1000", description = "how many (${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--interrupt",
            paramLabel = "N",
            defaultValue = "0",
            description = "workers whose machine is taken back meanwhile, with notice (${DEFAULT-VALUE})")
    private int interruptions;

    @Option(
            names = "--kill",
            paramLabel = "N",
            defaultValue = "0",
            description = "workers that are killed meanwhile, without (${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--json", description = "ends with one line of JSON")
    private boolean json;

    @Mixin
    private final PlanOptions options = new PlanOptions();

    @Override
    public Integer call() throws InterruptedException {
        require("--runs", runs, 1, MOST_RUNS);
        require("--interrupt", interruptions, 0, MOST_TROUBLES);
        require("--kill", kills, 0, MOST_TROUBLES);
        Home home = Home.ofThisProcess();
        Report report = play(home);
        System.out.println(report.table());
        if (json) {
            System.out.println(Json.MAPPER.writeValueAsString(report));
        }
        return report.isPerfect() && report.interrupted() == interruptions && report.killed() == kills ? 0 : 1;
    }

    private static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refusal(option + " " + value + ": must be from " + least + " to " + most);
        }
    }

    private Report play(Home home) throws InterruptedException {
        List<String> texts = Corpus.of(home.root());
        SecureRandom random = new SecureRandom();
        Duration deadline = Stopwatch.REAL.elapsed().plus(LIMIT).plus(LIMIT_PER_RUN.multipliedBy(runs));
        try (Stage stage = Stage.find(home, options.fixed(home));
                ControlClient control = new ControlClient(home);
                Api api = new Api(
                        stage.gateway(), ApiKey.find(System.getenv(), home, random), Stopwatch.REAL, deadline)) {
            Troubles.Plan plan = new Troubles.Plan(interruptions, kills, runs);
            Troubles troubles = new Troubles(control, plan, api::isTimeLeft);
            Demo demo = new Demo(api, texts, Long.toHexString(random.nextLong()), troubles);
            return Report.of(demo.play(runs), troubles.met());
        }
    }
}
