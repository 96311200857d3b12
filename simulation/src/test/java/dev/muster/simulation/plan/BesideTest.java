package dev.muster.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.simulation.price.Prices;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By hand: 34,600 hours of instances, 25,500 of them Spot, and 10,000 of tasks; 446,000 hours of slots, half of them busy. */
class BesideTest {
    private static final Offset<Double> CLOSE = within(1e-3);
    private static final Assumptions ASSUMED = new Assumptions(160, 10, 30, 10, 512, 60, 50, 4, 8, "c6g.xlarge");
    private static final Beside BESIDE = Beside.of(Prices.standard(), ASSUMED, Fleet.drawn(ASSUMED));

    private static Beside.Line line(String what) {
        return Stream.concat(BESIDE.items().stream(), BESIDE.hidden().stream())
                .filter(line -> line.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void runsAreWhatTheBusySlotsHaveTimeFor() {
        assertThat(BESIDE.runs()).isCloseTo(13_380_000, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "DynamoDB writes of runs, 40140000, 25.0875",
        "DynamoDB writes of heartbeats, 16056000, 10.035",
        "SQS, 10704000, 4.2816",
        "load balancer, 730, 16.425",
        "CloudWatch metrics, 50, 15",
        "logs, 26.76, 13.38",
        "Fargate dearer than Spot, 10000, 1075",
        "reclaimed instances, 3.49315, 0.00735"
    })
    void anItemIsItsQuantityTimesItsPrice(String what, double quantity, double month) {
        assertThat(line(what).quantity()).isCloseTo(quantity, CLOSE);
        assertThat(line(what).month()).isCloseTo(month, CLOSE);
    }

    @Test
    void anItemWithoutAPriceHasAQuantityAndIsNamed() {
        assertThat(line("EBS volumes").quantity()).isCloseTo(947.945, CLOSE);
        assertThat(line("EBS volumes").month()).isNull();
        assertThat(BESIDE.unpriced())
                .containsExactly("EBS volumes", "NAT or endpoints", "CloudFront", "data transfer out");
    }

    @Test
    void theSumIsThatOfTheKnownPrices() {
        assertThat(BESIDE.sum()).isCloseTo(178.2266, CLOSE);
    }
}
