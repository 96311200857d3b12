package dev.muster.simulation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.muster.simulation.terminal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    private final Path file;

    PricesTest(@TempDir Path folder) {
        this.file = folder.resolve("p.yaml");
    }

    private Prices standardWith(String old, String now) throws IOException {
        try (InputStream text = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.yaml"))) {
            String whole = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(whole).contains(old);
            return Prices.read(Files.writeString(file, whole.replace(old, now)));
        }
    }

    @Test
    void theBuiltInPricesSayWhenAndWhereTheyWerePaid() {
        Prices prices = Prices.standard();
        assertThat(prices.asOf()).isEqualTo("2026");
        assertThat(prices.region()).isEqualTo("us-east-1");
        assertThat(prices.source()).isNotBlank();
        assertThat(prices.instances()).hasSize(15);
    }

    @ParameterizedTest
    @CsvSource({"c6g.xlarge, 0.1360, 0.0505", "r6g.2xlarge, 0.4032, 0.1290", "m7g.large, 0.0816, 0.0405"})
    void aTypeHasItsTwoPrices(String type, double onDemand, double spot) {
        assertThat(Prices.standard().onDemand(type)).isEqualTo(onDemand);
        assertThat(Prices.standard().spot(type)).isEqualTo(spot);
    }

    @Test
    void aFargateTaskIsPaidByItsSizeAndSpotByTheAssumedDiscount() {
        Prices prices = Prices.standard();
        assertThat(prices.fargate(4, 8)).isCloseTo(0.158, within(1e-9));
        assertThat(prices.fargate(1, 2)).isCloseTo(0.0395, within(1e-9));
        assertThat(prices.fargateSpot(4, 8)).isCloseTo(0.0474, within(1e-9));
    }

    @Test
    void aReplacedFileIsWhatCounts() throws IOException {
        Prices prices = standardWith("spot: 0.0505", "spot: 0.0707");
        assertThat(prices.spot("c6g.xlarge")).isEqualTo(0.0707);
        assertThat(prices.spot("c6g.large")).isEqualTo(0.0212);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on_demand: 0.1360 | on_demand: -1      | line 9, instances[1]: on_demand -1: must be from 0 to 10000",
                "on_demand: 0.1360 | on_demnad: 0.1360  | line 9, instances[1].on_demand: Missing",
                "on_demand: 0.1360 | on_demand: cheap   | line 9, instances[1].on_demand: Cannot deserialize value of type `double` from String \"cheap\"",
                "on_demand: 0.1360 | on_demand: null    | line 9, instances[1].on_demand: Invalid `null`",
                "type: c6g.xlarge  | type: c6g.large    | c6g.large is there twice",
                "reclaimed: [0, 5] | reclaimed: [5, 0]  | line 10, instances[2].reclaimed.most: most percentage 0: must be from 5 to 100",
                "_percent: 70}     | _percent: 101}     | line 26, fargate: spot_discount_percent 101: must be from 0 to 100",
                "per: month        | per: moon          | beside[8].per",
                "region:           | colour: red\\nregion: | colour: Unrecognized",
                "region:           | source: b\\nregion: | line 4: Duplicate",
                "vcpu: 2,          | vcpu: 2.5,         | line 8, instances[0].vcpu",
            })
    void whatIsWrongIsNamedWithItsLineItsFieldAndItsRange(String old, String now, String why) {
        assertThatThrownBy(() -> standardWith(old, now.translateEscapes()))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Prices.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessage("--prices " + file + ": no such file that can be read");
    }

    @Test
    void aTypeWithoutAPriceIsRefusedWithThoseThatHaveOne() {
        assertThatThrownBy(() -> Prices.standard().spot("t3.nano"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("type t3.nano: must be one of c6g.large, c6g.xlarge");
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 8, vCPU of a Fargate task 0.2: must be from 0.25 to 16",
        "4, 121, GB of a Fargate task 121: must be from 0.5 to 120",
        "NaN, 8, vCPU of a Fargate task NaN: must be from 0.25 to 16"
    })
    void aTaskThatFargateDoesNotHaveIsRefused(double vcpu, double memoryGb, String why) {
        assertThatThrownBy(() -> Prices.standard().fargate(vcpu, memoryGb)).hasMessage(why);
    }
}
