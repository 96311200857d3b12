package dev.muster.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What production is to be, number by number. */
@ExtendWith(NeedsNode.class)
class NumbersTest {
    private static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";
    private final Assembly production = Assembly.of("production");

    @Test
    void messagesAreKeptFourDaysAndHiddenForAQuarterOfAnHour() {
        JsonNode queue = production.named("state", "AWS::SQS::Queue", "QueueName", "muster-production-runs");
        assertThat(queue.get("MessageRetentionPeriod").asInt()).isEqualTo(4 * 24 * 3600);
        assertThat(queue.get("VisibilityTimeout").asInt()).isEqualTo(15 * 60);
        assertThat(queue.get("ReceiveMessageWaitTimeSeconds").asInt()).isEqualTo(20);
        assertThat(queue.get("SqsManagedSseEnabled").asBoolean()).isTrue();
        assertThat(queue.at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(1000);
        JsonNode letters =
                production.named("state", "AWS::SQS::Queue", "QueueName", "muster-production-runs-dead-letters");
        assertThat(letters.get("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 3600);
    }

    @Test
    void tablesAreBilledByRequestAndCanBeRecovered() {
        List<JsonNode> tables = production.all("state", "AWS::DynamoDB::GlobalTable");
        assertThat(tables).hasSize(4).allSatisfy(table -> {
            assertThat(table.get("BillingMode").asString()).isEqualTo("PAY_PER_REQUEST");
            assertThat(table.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
            assertThat(table.at("/Replicas/0/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(table.at("/Replicas/0/DeletionProtectionEnabled").asBoolean())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"muster-production-spot, 0, 201", "muster-production-on-demand, 30, 51"})
    void groupsHaveTheSizesOfThePlanAndOneMoreAndNeverEndAnInstanceByThemselves(String name, String min, String max) {
        JsonNode group = production.named("pools", GROUP, "AutoScalingGroupName", name);
        assertThat(group.get("MinSize").asString()).isEqualTo(min);
        assertThat(group.get("MaxSize").asString()).isEqualTo(max);
        assertThat(group.get("NewInstancesProtectedFromScaleIn").asBoolean()).isTrue();
        assertThat(group.has("DesiredCapacity")).isFalse();
        assertThat(group.get("VPCZoneIdentifier")).hasSize(3);
        assertThat(production.all("pools", "Custom::AWS"))
                .anySatisfy(call ->
                        assertThat(call.get("Create").toString()).contains("SuspendProcesses", name, "AZRebalance"));
    }

    @Test
    void spotChoosesAmongNineTypesByPriceAndCapacity() {
        JsonNode policy = production
                .named("pools", GROUP, "AutoScalingGroupName", "muster-production-spot")
                .get("MixedInstancesPolicy");
        assertThat(policy.at("/LaunchTemplate/Overrides")
                        .valueStream()
                        .map(offering -> offering.get("InstanceType").asString()))
                .containsExactlyInAnyOrder(
                        "c6g.large",
                        "c6g.xlarge",
                        "c6g.2xlarge",
                        "m6g.large",
                        "m6g.xlarge",
                        "m6g.2xlarge",
                        "r6g.large",
                        "r6g.xlarge",
                        "r6g.2xlarge");
        assertThat(policy.at("/InstancesDistribution/SpotAllocationStrategy").asString())
                .isEqualTo("price-capacity-optimized");
        assertThat(policy.at("/InstancesDistribution/OnDemandPercentageAboveBaseCapacity")
                        .asInt())
                .isZero();
    }

    @Test
    void machinesTellTheirCredentialsToTheirWorkerAlone() {
        assertThat(production.all("pools", "AWS::EC2::LaunchTemplate"))
                .hasSize(2)
                .allSatisfy(template -> {
                    JsonNode data = template.get("LaunchTemplateData");
                    assertThat(data.at("/MetadataOptions/HttpTokens").asString())
                            .isEqualTo("required");
                    assertThat(data.at("/MetadataOptions/HttpPutResponseHopLimit")
                                    .asInt())
                            .isEqualTo(1);
                    assertThat(data.at("/BlockDeviceMappings/0/Ebs/Encrypted").asBoolean())
                            .isTrue();
                    assertThat(data.at("/UserData").toString())
                            .contains(
                                    "meta skuid 200000-299999 ip daddr 169.254.0.0/16 drop",
                                    "Delegate=yes",
                                    "KillMode=mixed",
                                    "TimeoutStopSec=115");
                });
    }

    @Test
    void fargateIsSpotWithAFallbackAndEndsAsLateAsTheNoticeOfSpot() {
        assertThat(production.all("pools", "AWS::ECS::Service"))
                .extracting(service -> service.at("/CapacityProviderStrategy/0/CapacityProvider")
                        .asString())
                .containsExactlyInAnyOrder("FARGATE_SPOT", "FARGATE");
        JsonNode container = production.one("pools", "AWS::ECS::TaskDefinition").at("/ContainerDefinitions/0");
        assertThat(container.get("StopTimeout").asInt()).isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pools", "services"})
    void theSoftLimitIsSeventyPercentOfTheHardOne(String stack) {
        assertThat(production.all(stack, "AWS::ECS::TaskDefinition"))
                .isNotEmpty()
                .allSatisfy(task -> {
                    JsonNode container = task.at("/ContainerDefinitions/0");
                    int hard = container.get("Memory").asInt();
                    assertThat(container.get("MemoryReservation").asInt()).isEqualTo((int) (hard * 0.7));
                    assertThat(container.get("ReadonlyRootFilesystem").asBoolean())
                            .isTrue();
                    assertThat(container
                                    .at("/LinuxParameters/InitProcessEnabled")
                                    .asBoolean())
                            .isTrue();
                    assertThat(task.at("/RuntimePlatform/CpuArchitecture").asString())
                            .isEqualTo("ARM64");
                });
    }

    @Test
    void servicesMayDoNothingAndAWorkerRunsOthersAsOthers() {
        assertThat(production.all("services", "AWS::ECS::TaskDefinition"))
                .allSatisfy(task -> assertThat(task.at("/ContainerDefinitions/0/LinuxParameters/Capabilities/Drop/0")
                                .asString())
                        .isEqualTo("ALL"));
        JsonNode worker = production.one("pools", "AWS::ECS::TaskDefinition").at("/ContainerDefinitions/0");
        assertThat(worker.at("/LinuxParameters/Capabilities/Drop").valueStream().map(JsonNode::asString))
                .contains("NET_RAW", "MKNOD", "SETPCAP", "SYS_CHROOT")
                .doesNotContain("ALL", "SETUID", "SETGID", "KILL");
    }

    @Test
    void documentsAreSentEncryptedAndExpire() {
        assertThat(production.all("state", "AWS::S3::Bucket"))
                .hasSize(2)
                .allSatisfy(bucket -> assertThat(bucket.at("/LifecycleConfiguration/Rules/0/ExpirationInDays")
                                .asInt())
                        .isPositive());
        assertThat(production.all("state", "AWS::S3::BucketPolicy"))
                .hasSize(2)
                .allSatisfy(policy -> assertThat(policy.toString()).contains("aws:SecureTransport"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "two-regions"})
    void allLogsEndSomeDayAndEverythingIsTagged(String variant) {
        String profile = "dev".equals(variant) ? "dev" : "production";
        for (var file : Assembly.of(variant).templates()) {
            Assembly.read(file).get("Resources").valueStream().forEach(resource -> {
                JsonNode properties = resource.path("Properties");
                if ("AWS::Logs::LogGroup".equals(resource.get("Type").asString())) {
                    assertThat(properties.get("RetentionInDays").asInt()).isPositive();
                }
                if (properties.path("Tags").isArray()) {
                    assertThat(properties.get("Tags").toString())
                            .containsPattern("\"Key\":\"muster\"[^}]*\"Value\":\"" + profile + "\"");
                }
            });
        }
    }

    /** Those that carry values between regions are made by the library when nobody can reach them any more. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "two-regions"})
    void noFunctionMakesLogsOfItsOwnWhichNeverEnd(String variant) {
        for (var file : Assembly.of(variant).templates()) {
            assertThat(Assembly.read(file).get("Resources").properties())
                    .filteredOn(one -> "AWS::Lambda::Function"
                            .equals(one.getValue().get("Type").asString()))
                    .filteredOn(one -> !one.getKey().startsWith("CustomCrossRegionExport"))
                    .allSatisfy(one -> assertThat(one.getValue().at("/Properties/LoggingConfig/LogGroup"))
                            .isNotEmpty());
        }
    }

    @Test
    void devIsSmall() {
        Assembly dev = Assembly.of("dev");
        int machines = IntStream.of(dev.all("pools", GROUP).stream()
                        .mapToInt(group -> group.get("MaxSize").asInt())
                        .toArray())
                .sum();
        assertThat(machines).isEqualTo(8);
        assertThat(dev.all("network", "AWS::EC2::NatGateway")).hasSize(1);
        assertThat(production.all("network", "AWS::EC2::NatGateway")).hasSize(3);
    }
}
