package dev.muster.local.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(new Series(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2.0);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(new Series(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3.0);
    }

    @Test
    void aPercentileIsTheLeastValueThatSoManyDoNotExceed() {
        Series series = new Series(
                IntStream.rangeClosed(1, 200).mapToObj(value -> (double) value).toList());
        assertThat(series.percentile(50)).isEqualTo(100.0);
        assertThat(series.percentile(99)).isEqualTo(198.0);
        assertThat(series.percentile(100)).isEqualTo(200.0);
    }

    @Test
    void aPercentileOfOneValueIsThatValue() {
        assertThat(new Series(List.of(7.0)).percentile(99)).isEqualTo(7.0);
    }

    @Test
    void nothingHasNoMedian() {
        assertThatThrownBy(() -> new Series(List.of())).hasMessageContaining("at least one value");
    }
}
