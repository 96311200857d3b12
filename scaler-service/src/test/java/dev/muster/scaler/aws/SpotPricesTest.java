package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.testkit.ManualTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Instance;

class SpotPricesTest {
    private static final String PRICES = """
            <DescribeSpotPriceHistoryResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><spotPriceHistorySet>
            <item><instanceType>c6g.large</instanceType><productDescription>Linux/UNIX</productDescription>
            <spotPrice>0.020000</spotPrice><timestamp>2026-03-01T11:00:00.000Z</timestamp>
            <availabilityZone>us-east-1a</availabilityZone></item>
            <item><instanceType>c6g.large</instanceType><productDescription>Linux/UNIX</productDescription>
            <spotPrice>0.050000</spotPrice><timestamp>2026-03-01T11:00:00.000Z</timestamp>
            <availabilityZone>us-east-1b</availabilityZone></item>
            </spotPriceHistorySet></DescribeSpotPriceHistoryResponse>
            """;

    private final ManualTime time = new ManualTime();
    private final AwsStub aws = new AwsStub().on("DescribeSpotPriceHistory", 200, PRICES);
    private final SpotPrices prices = new SpotPrices(aws.clients().ec2(), new Times(time, time));

    @AfterEach
    void close() {
        aws.close();
    }

    private OptionalDouble price(String... zones) {
        List<Instance> instances = Arrays.stream(zones)
                .map(zone -> Instance.builder()
                        .instanceType("c6g.large")
                        .availabilityZone(zone)
                        .build())
                .toList();
        return prices.of(instances, Deadline.start(time));
    }

    @Test
    void aUnitCostsTheMeanOfWhatRuns() {
        assertThat(price("us-east-1a", "us-east-1a", "us-east-1b").orElseThrow())
                .isCloseTo(0.03, within(1e-9));
    }

    @Test
    void whatNobodyTellsThePriceOfDoesNotCount() {
        assertThat(price("us-east-1a", "us-east-1c")).hasValue(0.02);
        assertThat(price("us-east-1c")).isEmpty();
    }

    @Test
    void nobodyIsAskedWhereNothingRuns() {
        assertThat(price()).isEmpty();
        assertThat(aws.asked()).isEmpty();
    }

    @Test
    void pricesAreAskedForEveryFiveMinutesAtMost() {
        price("us-east-1a");
        time.advance(Duration.ofSeconds(299));
        price("us-east-1a");
        assertThat(aws.asked()).hasSize(1);

        time.advance(Duration.ofSeconds(1));
        price("us-east-1a");
        assertThat(aws.asked()).hasSize(2);
    }

    @Test
    void whereTheyMayNotBeReadThereAreNone() {
        aws.on(
                "DescribeSpotPriceHistory",
                403,
                "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>");
        assertThat(price("us-east-1a")).isEmpty();

        aws.on("DescribeSpotPriceHistory", 503, "");
        time.advance(Duration.ofMinutes(5));
        assertThat(price("us-east-1a")).isEmpty();
    }
}
