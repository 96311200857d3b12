package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulation.terminal.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class PlanCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void theTableHasALineForEachTypeInEachFleet() {
        assertThat(run("plan")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).filteredOn(line -> line.startsWith("c6g.xlarge")).hasSize(3);
        assertThat(lines)
                .filteredOn(line -> line.matches("c6g.xlarge +2.37 +9.13 .. 14.66 +21.14 .. 43.26 +2,999 .. 4,105 .*"))
                .hasSize(1);
        assertThat(lines).noneMatch(line -> line.endsWith(" ")).noneMatch(line -> line.startsWith("{"));
    }

    @Test
    void theLastLineIsJsonInSnakeCase() {
        assertThat(run("plan", "--json")).isZero();
        JsonNode plan = Json.MAPPER.readTree(out.toString().lines().toList().getLast());
        assertThat(plan.at("/prices/as_of").asString()).isEqualTo("2026");
        assertThat(plan.at("/types/1/unit/name").asString()).isEqualTo("c6g.xlarge");
        assertThat(plan.at("/types/0/unit/slots/bound").asString()).isEqualTo("memory");
        assertThat(plan.at("/types/1/bills/0/month/fargate_on_demand").asDouble())
                .isEqualTo(4105.35);
        assertThat(plan.at("/beside/runs").asDouble()).isEqualTo(13_380_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--slots=0", "--slots=many", "--type=t3.nano", "--prices=/nowhere", "--fargate-vcpu=NaN"})
    void badInputEndsWithTwoAndSaysWhy(String option) {
        assertThat(run("plan", option)).isEqualTo(2);
        assertThat(err.toString()).contains(option.substring(option.indexOf('=') + 1));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theHoursOfEachStateCanBeChosen() {
        assertThat(run("plan", "--peak-hours", "730", "--surge-hours", "0")).isZero();
        // 730 x 9.13 and 730 x 14.66
        assertThat(out.toString()).containsPattern("c6g.xlarge .* 6,665 .. 10,702 ");
    }
}
