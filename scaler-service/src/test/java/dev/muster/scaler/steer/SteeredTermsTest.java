package dev.muster.scaler.steer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.fleet.Pool;
import dev.muster.scaler.Scene;
import dev.muster.scaler.decide.PoolLimits;
import org.junit.jupiter.api.Test;

class SteeredTermsTest {
    private static final Pool SPOT = Scene.SPOT;

    private final PoolOrders orders = new InMemoryPoolOrders();
    private final SteeredTerms terms = new SteeredTerms(Scene.settled(new PoolLimits(1, 4)), orders);

    @Test
    void withoutAnOrderThingsAreAsSet() {
        assertThat(terms.limits(SPOT)).isEqualTo(new PoolLimits(1, 4));
    }

    @Test
    void anOrderCountsBeforeWhatIsSetAndTheRestStays() {
        assertThat(terms.steer(SPOT, new PoolOrder(null, 8, null))).isEqualTo(new PoolLimits(1, 8));
        assertThat(terms.steer(SPOT, new PoolOrder(6, null, true))).isEqualTo(new PoolLimits(6, 8, true));
        assertThat(terms.limits(SPOT)).isEqualTo(new PoolLimits(6, 8, true));
    }

    @Test
    void whatCannotBeHadIsNotOrdered() {
        assertThatThrownBy(() -> terms.steer(SPOT, new PoolOrder(5, null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min 5, max 4: needs 0 <= min <= max <= 10000");
        assertThat(terms.limits(SPOT)).isEqualTo(new PoolLimits(1, 4));
    }

    @Test
    void whereTheSettingsHaveChangedSinceTheLowerNumberCounts() {
        terms.steer(SPOT, new PoolOrder(null, 2, null));
        assertThat(new SteeredTerms(Scene.settled(new PoolLimits(3, 9)), orders).limits(SPOT))
                .isEqualTo(new PoolLimits(2, 2));
    }
}
