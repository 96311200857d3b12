package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulation.terminal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class ReplayCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path trace = Path.of("");

    @BeforeEach
    void write() throws IOException {
        String lines = IntStream.range(0, 600).mapToObj(run -> run + ",30\n").collect(Collectors.joining());
        trace = Files.writeString(folder.resolve("steady.csv"), "arrival_seconds,service_seconds\n" + lines);
    }

    private int run(String... options) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(Stream.concat(Stream.of("replay", "--trace", trace.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void theLastLineHasARowForEachPolicyAndObjective() {
        assertThat(run("--json", "--wait-objective", "5s,20")).isZero();
        List<String> lines = out.toString().lines().toList();
        JsonNode result = Json.MAPPER.readTree(lines.getLast());
        assertThat(result.get("trace").asString()).isEqualTo(trace.toString());
        assertThat(result.get("bound").asDouble()).isPositive();
        assertThat(result.get("policies")
                        .valueStream()
                        .map(row -> row.get("policy").asString()
                                + row.get("wait_objective_s").asString("")))
                .containsExactly("steps", "steps-as-written", "keda", "keda-tuned", "adaptive5.0", "adaptive20.0");
        assertThat(result.get("policies").get(0).propertyNames())
                .containsExactly(
                        "policy",
                        "wait_objective_s",
                        "cost",
                        "wait_mean",
                        "wait_p50",
                        "wait_p95",
                        "wait_p99",
                        "started_within_60s",
                        "units_launched",
                        "busy_killed",
                        "regret");
        assertThat(lines).filteredOn(line -> line.startsWith("adaptive W=")).hasSize(2);
    }

    @Test
    void thePageIsWrittenWhereAskedFor() throws IOException {
        assertThat(run("--policy", "keda", "--out", folder.resolve("new/page").toString()))
                .isZero();
        assertThat(Files.readString(folder.resolve("new/page/replay.html")))
                .contains("<h2>keda</h2>", "<img alt=\"cost\"");
    }

    @Test
    void aTraceThatIsNotThereIsNamed() {
        trace = folder.resolve("nowhere");
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("--trace " + trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--policy=hope",
                "--wait-objective=soon",
                "--wait-objective=-1",
                "--scale=0",
                "--slots=0",
                "--on-demand-floor=0",
                "--keda-target=0.5",
                "--fargate-launch=0",
                "--fargate-price=NaN",
                "--type=t3.nano"
            })
    void badInputEndsWithTwoAndSaysWhy(String option) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(err.toString()).contains(option.substring(option.indexOf('=') + 1));
    }
}
