package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.scaler.pool.Holding.Shortage.Kind;
import dev.muster.testkit.Runs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

class FargateServiceTest {
    private static final String TASK = "arn:aws:ecs:us-east-1:000000000000:task/muster/";

    private static FargateService saying(String message) {
        ServiceEvent event =
                ServiceEvent.builder().message(message).createdAt(Runs.NOW).build();
        return new FargateService(
                Service.builder().serviceName("burst").events(event).build(), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(service burst) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again"
                        + " later or in a different availability zone. For more information, see the Troubleshooting section of"
                        + " the Amazon ECS Developer Guide.",
                "(service burst) failed to launch a task with (error RESOURCE:FARGATE)."
            })
    void aTaskThatFindsNoPlaceIsAShortageOfCapacity(String message) {
        assertThat(saying(message).refusals()).containsExactly(new Shortage(Kind.CAPACITY, "burst", Runs.NOW, message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(service burst) was unable to place a task. Reason: You've reached the limit on the number of tasks you can"
                        + " run concurrently.",
                "(service burst) was unable to place a task. Reason: You've reached the limit on the number of vCPUs you can"
                        + " run concurrently."
            })
    void aTaskBeyondTheAccountsLimitIsAShortageOfQuota(String message) {
        assertThat(saying(message).refusals()).extracting(Shortage::kind).containsExactly(Kind.QUOTA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(service burst) has reached a steady state.",
                "(service burst) has started 4 tasks: (task 1) (task 2) (task 3) (task 4).",
                "(service burst) has stopped 1 running tasks: (task 1)."
            })
    void whatGoesWellIsNoShortage(String message) {
        assertThat(saying(message).refusals()).isEmpty();
    }

    private static FargateService service(int desired, int there) {
        Service service =
                Service.builder().serviceName("burst").desiredCount(desired).build();
        Stream<Task> tasks = Stream.iterate(1, number -> number + 1)
                .limit(there)
                .map(number -> Task.builder()
                        .group("service:burst")
                        .taskArn(TASK + "t" + number)
                        .build());
        Task other =
                Task.builder().group("service:other").taskArn(TASK + "other").build();
        return FargateService.of(service, Stream.concat(tasks, Stream.of(other)).toList());
    }

    @ParameterizedTest(name = "of {0} wanted and {1} there, without {2}: {3}")
    @CsvSource({
        "3, 3, t1, 2",
        "3, 3, t1 t2, 1",
        "10, 6, t1, 9",
        "3, 3, other, -",
        "3, 3, gone, -",
        // Counted before, and ECS has not ended it yet.
        "2, 3, t1, -",
        // Spot took another one meanwhile, which ECS does not replace.
        "2, 2, t1, 1",
        // Two deployments side by side.
        "3, 6, t1, -",
    })
    void eachUnitThatIsThereCountsOnce(int desired, int there, String ended, String rest) {
        Optional<Integer> expected = rest.equals("-") ? Optional.empty() : Optional.of(Integer.valueOf(rest));

        assertThat(service(desired, there).desiredWithout(Set.of(ended.split(" "))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"arn:definition/worker:2, t1", "worker:2, ''", ", ''"})
    void aTaskOfAnotherDefinitionIsOutdatedWhereTheServiceNamesOne(@Nullable String next, String outdated) {
        FargateService service = new FargateService(
                Service.builder().serviceName("burst").taskDefinition(next).build(),
                IntStream.of(1, 2)
                        .mapToObj(revision -> Task.builder()
                                .taskArn(TASK + "t" + revision)
                                .taskDefinitionArn("arn:definition/worker:" + revision)
                                .build())
                        .toList());

        assertThat(String.join(" ", service.outdated().toList())).isEqualTo(outdated);
    }

    @Test
    void aUnitIsNamedByTheLastPartOfItsArn() {
        assertThat(service(2, 2).units()).containsExactly("t1", "t2");
    }
}
