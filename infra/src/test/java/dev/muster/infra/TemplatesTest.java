package dev.muster.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.control.ControlTable;
import dev.muster.aws.create.TableDefinition;
import dev.muster.aws.fleet.WorkersTable;
import dev.muster.aws.run.EventsTable;
import dev.muster.aws.run.RunsTable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What holds of every template. */
@ExtendWith(NeedsNode.class)
class TemplatesTest {
    private static final System.Logger LOG = System.getLogger(TemplatesTest.class.getName());

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "two-regions"})
    void theRulesOfAwsSolutionsAreKeptOrExplained(String variant) throws IOException {
        List<Path> reports = Assembly.of(variant).files("NagReport.csv");
        assertThat(reports).isNotEmpty();
        for (Path report : reports) {
            assertThat(Files.readString(report)).doesNotContain("\"Non-Compliant\"", "\"UNKNOWN\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "two-regions"})
    void cloudFormationWouldTakeThem(String variant) throws IOException, InterruptedException {
        if (!NeedsNode.has("cfn-lint")) {
            LOG.log(
                    Level.WARNING,
                    "SKIPPED: cfn-lint is not installed; the templates are not checked against its schemas");
            return;
        }
        List<String> command = new ArrayList<>(List.of("cfn-lint", "--non-zero-exit-code", "error", "--template"));
        Assembly.of(variant).templates().forEach(file -> command.add(file.toString()));
        Process lint = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(lint.waitFor()).as(said).isZero();
    }

    static Stream<Map.Entry<String, TableDefinition>> tables() {
        return Map.of(
                "runs", RunsTable.DEFINITION,
                "run-events", EventsTable.DEFINITION,
                "workers", WorkersTable.DEFINITION,
                "control", ControlTable.DEFINITION)
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableIsAsTheServicesMakeIt(Map.Entry<String, TableDefinition> table) {
        JsonNode made = Assembly.of("dev")
                .named("state", "AWS::DynamoDB::GlobalTable", "TableName", "muster-dev-us-east-1-" + table.getKey());
        TableDefinition definition = table.getValue();
        assertThat(made.at("/KeySchema/0/AttributeName").asString())
                .isEqualTo(definition.keys().partition().name());
        assertThat(made.at("/TimeToLiveSpecification/AttributeName").asString()).isEqualTo(definition.timeToLive());
        assertThat(made.path("GlobalSecondaryIndexes")
                        .valueStream()
                        .map(index -> index.get("IndexName").asString()))
                .containsExactlyElementsOf(definition.indexes().stream()
                        .map(TableDefinition.Index::name)
                        .toList());
    }

    @Test
    void runsOfEachRegionCanBeReadInTheOther() {
        Assembly two = Assembly.of("two-regions");
        for (String what : List.of("runs", "run-events")) {
            JsonNode table = two.named(
                    "state", "AWS::DynamoDB::GlobalTable", "TableName", "muster-production-us-east-1-" + what);
            assertThat(table.get("Replicas")
                            .valueStream()
                            .map(copy -> copy.get("Region").asString()))
                    .containsExactlyInAnyOrder("us-east-1", "eu-west-1");
        }
        assertThat(two.template("services").toString())
                .contains("\"MUSTER_AWS_HOME\",\"Value\":\"w\"")
                .contains("\"MUSTER_AWS_COPIES_X_RUNSTABLE\",\"Value\":\"muster-production-eu-west-1-runs\"");
    }

    @Test
    void onlyTheWorkflowsOfThisEnvironmentMayDeploy() {
        JsonNode role = Assembly.of("production").one("pipeline", "AWS::IAM::Role");
        assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Condition/StringEquals")
                        .propertyStream()
                        .map(one -> one.getValue().asString()))
                .containsExactlyInAnyOrder("sts.amazonaws.com", "repo:somebody/muster:environment:production");
    }

    @Test
    void anImageIsBuiltFromAllThatItsFileNeeds() {
        Assembly dev = Assembly.of("dev");
        for (Path assets : dev.files(".assets.json")) {
            Assembly.read(assets)
                    .path("dockerImages")
                    .valueStream()
                    .map(image -> image.get("source"))
                    .forEach(source -> {
                        Path context =
                                dev.folder().resolve(source.get("directory").asString());
                        assertThat(context.resolve(source.get("dockerFile").asString()))
                                .exists();
                        assertThat(context.resolve("agents/agents.yaml")).exists();
                    });
        }
    }

    @Test
    void whatAMachineRunsIsWellFormed() throws IOException, InterruptedException {
        for (String script : List.of("prepare.sh", "start.sh")) {
            Path file = Path.of("src/main/resources/dev/muster/infra/pool", script);
            Process check = new ProcessBuilder("bash", "-n", file.toString())
                    .inheritIO()
                    .start();
            assertThat(check.waitFor()).as(script).isZero();
        }
    }
}
