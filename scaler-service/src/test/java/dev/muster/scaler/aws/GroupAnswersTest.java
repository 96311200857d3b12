package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.fleet.Pool;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** What Auto Scaling answers, and the emulator does not. */
class GroupAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FAILED = """
            <Activities><member><ActivityId>1</ActivityId><AutoScalingGroupName>spot</AutoScalingGroupName>
            <Description>Launching a new EC2 instance.  Status Reason: We currently do not have sufficient c6g.large capacity \
            in the Availability Zone you requested (us-east-1a). Launching EC2 instance failed.</Description>
            <StatusCode>Failed</StatusCode><StatusMessage>We currently do not have sufficient c6g.large capacity in the \
            Availability Zone you requested (us-east-1a). Launching EC2 instance failed.</StatusMessage>
            <StartTime>2026-03-01T11:58:00.000Z</StartTime><EndTime>2026-03-01T11:58:01Z</EndTime>
            </member><member><ActivityId>2</ActivityId><AutoScalingGroupName>spot</AutoScalingGroupName>
            <Description>Launching a new EC2 instance: i-1</Description><StatusCode>Successful</StatusCode>
            <StartTime>2026-03-01T11:50:00.000Z</StartTime></member></Activities>
            """;

    private final ManualTime time = new ManualTime(NOW);
    private final AwsStub aws = new AwsStub();

    @AfterEach
    void close() {
        aws.close();
    }

    private AutoScalingGroupPool pool(Stopwatch stopwatch) {
        return new AutoScalingGroupPool(
                new Pool("spot"), "spot", aws.clients().autoScaling(), UnitPrice.UNKNOWN, new Times(time, stopwatch));
    }

    private AutoScalingGroupPool pool() {
        return pool(time);
    }

    /** @param instances ids with their lifecycle states */
    private void group(int desired, String... instances) {
        String members = Arrays.stream(instances)
                .map(instance -> instance.split(" "))
                .map(instance -> "<member><InstanceId>" + instance[0] + "</InstanceId><LifecycleState>" + instance[1]
                        + "</LifecycleState><ProtectedFromScaleIn>true</ProtectedFromScaleIn></member>")
                .collect(Collectors.joining());
        aws.onQuery(
                "DescribeAutoScalingGroups",
                "<AutoScalingGroups><member><DesiredCapacity>" + desired + "</DesiredCapacity><MaxSize>9</MaxSize>"
                        + "<Instances>" + members + "</Instances></member></AutoScalingGroups>");
        aws.onQuery("DescribeScalingActivities", FAILED);
        aws.onQuery("SetDesiredCapacity", "");
        aws.onQuery("TerminateInstanceInAutoScalingGroup", "");
    }

    @Test
    void aFailedLaunchIsAShortageForThreeMinutes() {
        group(2, "i-1 InService");

        assertThat(pool().look().shortages()).singleElement().satisfies(shortage -> {
            assertThat(shortage.kind()).isEqualTo(Shortage.Kind.CAPACITY);
            assertThat(shortage.offering()).isEqualTo("c6g.large us-east-1a");
        });
        time.advance(Duration.ofMinutes(2));
        assertThat(pool().look().shortages()).isEmpty();
    }

    @Test
    void aUnitWasLaunchedWhenItsActivityStartedOrElseWhenItWasFirstSeen() {
        group(2, "i-1 Pending", "i-2 InService");
        AutoScalingGroupPool pool = pool();
        pool.look();
        time.advance(Duration.ofMinutes(1));

        assertThat(pool.look().units())
                .containsExactlyInAnyOrder(
                        new OwnedUnit("i-1", Instant.parse("2026-03-01T11:50:00Z"), false),
                        new OwnedUnit("i-2", NOW, false));
    }

    @Test
    void whatIsOnItsWayOutIsNoUnitAndIsNotEndedAgain() {
        group(1, "i-1 InService", "i-2 Terminating:Wait", "i-3 Terminated", "i-4 Detaching");

        assertThat(pool().look().units()).extracting(OwnedUnit::name).containsExactly("i-1");
        pool().end(Set.of("i-2", "i-3", "i-4", "i-5"));
        assertThat(aws.asked("TerminateInstanceInAutoScalingGroup")).isEmpty();
    }

    @Test
    void anInstanceThatMayNotGoDoesNotKeepTheOthers() {
        group(3, "i-1 InService", "i-2 InService");
        aws.refuseQuery(
                "TerminateInstanceInAutoScalingGroup",
                400,
                "ValidationError",
                "Currently, desiredSize equals minSize (3).");

        pool().end(Set.of("i-1", "i-2"));

        assertThat(aws.asked("TerminateInstanceInAutoScalingGroup")).hasSize(2);
    }

    @Test
    void aCooldownHoldsNothingUp() {
        group(2);
        pool().raise(5);

        assertThat(aws.asked("SetDesiredCapacity"))
                .singleElement()
                .asString()
                .contains("DesiredCapacity=5", "HonorCooldown=false");
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, Rate exceeded",
        "400, ScalingActivityInProgress, busy",
        "500, ResourceContention, busy",
        "503, ServiceUnavailable, down",
        "400, ExpiredToken, expired"
    })
    void whatIsRefusedForNowIsAskedForOnceAndAgainInTheNextTurn(int status, String code, String message) {
        group(2);
        aws.refuseQuery("SetDesiredCapacity", status, code, message);

        assertThatThrownBy(() -> pool().raise(5)).isInstanceOf(TransientFault.class);
        assertThat(aws.asked("SetDesiredCapacity")).hasSize(1);
        aws.onQuery("SetDesiredCapacity", "");
        pool().raise(4);

        assertThat(aws.asked("SetDesiredCapacity")).last().asString().contains("DesiredCapacity=4");
    }

    @Test
    void aGroupThatIsNotThereIsABug() {
        aws.onQuery("DescribeAutoScalingGroups", "<AutoScalingGroups/>");

        assertThatThrownBy(pool()::look).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Timeout(20)
    void aSilentServiceIsGivenUpAfterThreeSeconds() {
        AutoScalingGroupPool pool = pool(Stopwatch.REAL);
        aws.fallSilent();
        Duration began = Stopwatch.REAL.elapsed();

        assertThatThrownBy(() -> pool.raise(5))
                .isInstanceOf(TransientFault.class)
                .hasCauseInstanceOf(ApiCallTimeoutException.class);

        assertThat(Stopwatch.REAL.elapsed().minus(began)).isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(10));
        assertThat(aws.asked()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aSlowServiceIsAskedForNothingMoreAfterThreeSecondsInAll() {
        group(3, "i-1 InService", "i-2 InService", "i-3 InService");
        aws.meanwhile(() -> time.advance(Duration.ofMillis(1_400)));

        assertThatThrownBy(() -> pool().end(Set.of("i-1", "i-2", "i-3"))).isInstanceOf(TransientFault.class);

        assertThat(aws.asked("TerminateInstanceInAutoScalingGroup")).hasSize(2);
    }
}
