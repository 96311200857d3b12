package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.scaler.pool.Holding.Shortage.Kind;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

class GroupActivitiesTest {
    /** @param offering empty where nothing was refused */
    record Case(ScalingActivityStatusCode code, String message, Kind kind, String offering) {}

    private static final String END = " Launching EC2 instance failed.";
    private static final String DETAILS = "{\"Subnet ID\":\"subnet-1\",\"Availability Zone\":\"us-east-1b\"}";

    private static Case failed(String message, Kind kind, String offering) {
        return new Case(ScalingActivityStatusCode.FAILED, message + END, kind, offering);
    }

    static final List<Case> CASES = List.of(
            failed(
                    "We currently do not have sufficient c6g.large capacity in the Availability Zone you requested"
                            + " (us-east-1a). Our system will be working on provisioning additional capacity. You can"
                            + " currently get c6g.large capacity by not specifying an Availability Zone in your request or"
                            + " choosing us-east-1b, us-east-1c.",
                    Kind.CAPACITY,
                    "c6g.large us-east-1a"),
            failed(
                    "Could not launch Spot Instances. InsufficientInstanceCapacity - There is no Spot capacity available"
                            + " that matches your request.",
                    Kind.CAPACITY,
                    "us-east-1b"),
            failed(
                    "Could not launch Spot Instances. UnfulfillableCapacity - Unable to fulfill capacity due to your request"
                            + " configuration. Please adjust your request and try again.",
                    Kind.CAPACITY,
                    "us-east-1b"),
            failed(
                    "Could not launch Spot Instances. MaxSpotInstanceCountExceeded - Max spot instance count exceeded.",
                    Kind.QUOTA,
                    "us-east-1b"),
            failed(
                    "You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket"
                            + " that the specified instance type belongs to.",
                    Kind.QUOTA,
                    "us-east-1b"),
            failed(
                    "You have requested more instances (7) than your current instance limit of 6 allows for the specified"
                            + " instance type.",
                    Kind.QUOTA,
                    "us-east-1b"),
            failed("VcpuLimitExceeded", Kind.QUOTA, "us-east-1b"),
            failed("InstanceLimitExceeded", Kind.QUOTA, "us-east-1b"),
            failed("Your quota allows for 0 more running instance(s).", Kind.QUOTA, "us-east-1b"),
            failed("The image id '[ami-1]' does not exist.", Kind.CAPACITY, "us-east-1b"),
            new Case(
                    ScalingActivityStatusCode.CANCELLED,
                    "We currently do not have sufficient m6g.2xlarge capacity in the Availability Zone you requested"
                            + " (ap-southeast-2c).",
                    Kind.CAPACITY,
                    "m6g.2xlarge ap-southeast-2c"),
            new Case(ScalingActivityStatusCode.CANCELLED, "Called off by a newer activity.", Kind.CAPACITY, ""),
            new Case(ScalingActivityStatusCode.SUCCESSFUL, "", Kind.CAPACITY, ""),
            new Case(ScalingActivityStatusCode.IN_PROGRESS, "", Kind.CAPACITY, ""));

    private static Activity.Builder activity(ScalingActivityStatusCode code, String message) {
        return Activity.builder()
                .autoScalingGroupName("spot")
                .description("Launching a new EC2 instance.  Status Reason: " + message)
                .details(DETAILS)
                .startTime(Runs.NOW)
                .endTime(Runs.NOW.plusSeconds(1))
                .statusCode(code)
                .statusMessage(message);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void aRefusedLaunchIsAShortageOfWhatWasAskedFor(Case one) {
        Activity activity = activity(one.code(), one.message()).build();
        List<Shortage> expected = Stream.of(
                        new Shortage(one.kind(), one.offering(), Runs.NOW.plusSeconds(1), one.message()))
                .filter(shortage -> !shortage.offering().isEmpty())
                .toList();

        assertThat(GroupActivities.refusals(List.of(activity))).isEqualTo(expected);
    }

    @Test
    void anEndThatFailsIsNoShortage() {
        Activity end = activity(ScalingActivityStatusCode.FAILED, "no")
                .description("Terminating EC2 instance: i-1")
                .build();

        assertThat(GroupActivities.refusals(List.of(end))).isEmpty();
    }

    @Test
    void aShortageWithoutAPlaceIsOneOfTheGroup() {
        Activity bare =
                activity(ScalingActivityStatusCode.FAILED, "no").details("{}").build();

        assertThat(GroupActivities.refusals(List.of(bare)))
                .extracting(Shortage::offering)
                .containsExactly("spot");
    }

    @Test
    void aLaunchIsTheStartOfItsActivity() {
        Activity launch = activity(ScalingActivityStatusCode.SUCCESSFUL, "")
                .description("Launching a new EC2 instance: i-0123456789abcdef0")
                .build();

        assertThat(GroupActivities.launches(List.of(launch)))
                .containsExactly(Map.entry("i-0123456789abcdef0", Runs.NOW));
    }

    @Test
    void whatWasRefusedMoreThanThreeMinutesAgoNoLongerCounts() {
        Shortage old = new Shortage(Kind.CAPACITY, "a", Runs.NOW.minus(Shortages.REMEMBERED), "old");
        Shortage recent = new Shortage(Kind.CAPACITY, "a", Runs.NOW.minusSeconds(179), "recent");
        Shortage newest = new Shortage(Kind.CAPACITY, "a", Runs.NOW.minusSeconds(9), "newest");
        Shortage other = new Shortage(Kind.QUOTA, "b", Runs.NOW.minus(Duration.ofMinutes(1)), "other");

        assertThat(Shortages.recent(Stream.of(old, recent, other, newest), Runs.NOW))
                .containsExactly(newest, other);
    }
}
