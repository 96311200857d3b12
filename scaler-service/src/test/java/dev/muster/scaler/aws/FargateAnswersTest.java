package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.fleet.Pool;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** What ECS answers, and the emulator does not. */
class FargateAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String REFUSAL =
            "(service burst) was unable to place a task. Reason: Capacity is unavailable at"
                    + " this time. Please try again later or in a different availability zone.";

    private final ManualTime time = new ManualTime(NOW);
    private final AwsStub aws = new AwsStub();

    @AfterEach
    void close() {
        aws.close();
    }

    private EcsFargatePool pool(Stopwatch stopwatch) {
        return new EcsFargatePool(
                new Pool("fargate"),
                new EcsFargatePool.Services("muster", "burst", "fallback"),
                aws.clients().ecs(),
                new Times(time, stopwatch));
    }

    private EcsFargatePool pool() {
        return pool(time);
    }

    /** @param events of the service on Spot, in JSON */
    private void services(int spot, int fallback, String events) {
        aws.on("DescribeServices", 200, """
                {"services":[{"serviceName":"fallback","desiredCount":%d,"events":[]},
                {"serviceName":"burst","desiredCount":%d,"events":[%s]}]}
                """.formatted(fallback, spot, events));
    }

    private void tasks(int spot) {
        aws.on("ListTasks", 200, json("taskArns", spot, "\"arn:aws:ecs:us-east-1:0:task/muster/t%d\""));
        aws.on(
                "DescribeTasks",
                200,
                json(
                        "tasks",
                        spot,
                        "{\"taskArn\":\"arn:aws:ecs:us-east-1:0:task/muster/t%d\",\"group\":\"service:burst\","
                                + "\"createdAt\":1772366300}"));
    }

    private static String json(String name, int count, String element) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(element::formatted)
                .collect(Collectors.joining(",", "{\"" + name + "\":[", "]}"));
    }

    private static String refusalAt(Instant at) {
        return "{\"createdAt\":" + at.getEpochSecond() + ",\"message\":\"" + REFUSAL + "\"}";
    }

    @Test
    void aTaskIsAUnitByItsIdAskedForWhenItWasCreated() {
        services(2, 0, "");
        tasks(2);

        assertThat(pool().look().units())
                .containsExactlyInAnyOrder(
                        new OwnedUnit("t1", Instant.ofEpochSecond(1_772_366_300), false),
                        new OwnedUnit("t2", Instant.ofEpochSecond(1_772_366_300), false));
    }

    @Test
    void whereSpotRefusesTheFallbackBringsTheRestOneChangeATurn() {
        services(10, 0, refusalAt(NOW.minusSeconds(20)));
        tasks(4);
        assertThat(pool().look().shortages())
                .extracting(Shortage::offering, Shortage::message)
                .containsExactly(tuple("burst", REFUSAL));

        pool().raise(10);
        assertThat(aws.asked("UpdateService"))
                .singleElement()
                .asString()
                .contains("\"service\":\"burst\"", "\"desiredCount\":4");

        services(4, 0, refusalAt(NOW.minusSeconds(25)));
        pool().raise(10);
        assertThat(aws.asked("UpdateService"))
                .hasSize(2)
                .last()
                .asString()
                .contains("\"service\":\"fallback\"", "\"desiredCount\":6");
    }

    @Test
    void aTaskIsEndedByTheCountOfItsOwnServiceAlone() {
        services(3, 5, "");
        tasks(3);
        pool().end(Set.of("t1", "t3", "unknown"));

        assertThat(aws.asked("UpdateService"))
                .singleElement()
                .asString()
                .contains("\"service\":\"burst\"", "\"desiredCount\":1");
    }

    @Test
    void manyTasksAreDescribedAHundredAtATime() {
        services(250, 0, "");
        tasks(250);
        aws.on("DescribeTasks", 200, "{}");
        pool().look();

        assertThat(aws.asked("DescribeTasks")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"400, ThrottlingException", "500, ServerException", "503, ServiceUnavailable"})
    void whatIsRefusedForNowIsAskedForOnceAndAgainInTheNextTurn(int status, String type) {
        services(0, 0, "");
        tasks(0);
        aws.on("UpdateService", status, "{\"__type\":\"" + type + "\",\"message\":\"by script\"}");

        assertThatThrownBy(() -> pool().raise(5)).isInstanceOf(TransientFault.class);
        assertThat(aws.asked("UpdateService")).hasSize(1);
        aws.on("UpdateService", 200, "{}");
        pool().raise(4);

        assertThat(aws.asked("UpdateService")).last().asString().contains("\"desiredCount\":4");
    }

    @Test
    void aServiceThatIsNotThereIsABug() {
        aws.on("DescribeServices", 200, "{\"services\":[]}");

        assertThatThrownBy(pool()::look).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Timeout(20)
    void aSilentServiceIsGivenUpAfterThreeSeconds() {
        EcsFargatePool pool = pool(Stopwatch.REAL);
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
        services(0, 0, "");
        tasks(0);
        aws.meanwhile(() -> time.advance(Duration.ofMillis(1_100)));

        assertThatThrownBy(() -> pool().raise(5)).isInstanceOf(TransientFault.class);

        assertThat(aws.asked("UpdateService")).isEmpty();
    }
}
