package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.testkit.ManualTime;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which instances are outdated: the emulator says of each that it is of the group's version. */
class GroupVersionsTest {
    private final ManualTime time = new ManualTime();
    private final AwsStub aws = new AwsStub();

    @AfterEach
    void close() {
        aws.close();
    }

    private static String template(String id, String version) {
        return "<LaunchTemplate><LaunchTemplateId>" + id + "</LaunchTemplateId><Version>" + version
                + "</Version></LaunchTemplate>";
    }

    private static String mixed(String version) {
        return "<MixedInstancesPolicy><LaunchTemplate>"
                + template("lt-1", version).replace("LaunchTemplate>", "LaunchTemplateSpecification>")
                + "</LaunchTemplate></MixedInstancesPolicy>";
    }

    private static String instance(String id, String template) {
        return "<member><InstanceId>" + id + "</InstanceId><LifecycleState>InService</LifecycleState>" + template
                + "</member>";
    }

    /** Of four instances: two of versions of the group's template, one of another template, and one of none. */
    private String outdated(String templateOfTheGroup) {
        aws.onQuery(
                "DescribeAutoScalingGroups",
                "<AutoScalingGroups><member><DesiredCapacity>4</DesiredCapacity>" + templateOfTheGroup + "<Instances>"
                        + instance("first", template("lt-1", "1"))
                        + instance("second", template("lt-1", "2"))
                        + instance("other", template("lt-2", "1"))
                        + instance("bare", "")
                        + "</Instances></member></AutoScalingGroups>");
        aws.onQuery("DescribeScalingActivities", "");
        AutoScalingGroupPool pool = new AutoScalingGroupPool(
                new Pool("spot"), "spot", aws.clients().autoScaling(), UnitPrice.UNKNOWN, new Times(time, time));
        assertThat(pool.look().units()).hasSize(4);
        return pool.look().units().stream()
                .filter(OwnedUnit::outdated)
                .map(OwnedUnit::name)
                .collect(Collectors.joining(" "));
    }

    @Test
    void anInstanceOfAnotherVersionOfTheTemplateIsOutdated() {
        assertThat(outdated(template("lt-1", "2"))).isEqualTo("first");
        assertThat(outdated(mixed("2"))).isEqualTo("first");
        assertThat(outdated(mixed("1"))).as("rolled back").isEqualTo("second");
    }

    @Test
    void whereTheGroupNamesNoVersionNothingIsOutdated() {
        assertThat(outdated("")).isEmpty();
        assertThat(outdated(mixed("$Latest"))).isEmpty();
        assertThat(outdated(template("lt-1", "$Default"))).isEmpty();
        assertThat(outdated("<LaunchTemplate><LaunchTemplateId>lt-1</LaunchTemplateId></LaunchTemplate>"))
                .isEmpty();
    }
}
