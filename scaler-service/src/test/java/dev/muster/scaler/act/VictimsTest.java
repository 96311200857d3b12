package dev.muster.scaler.act;

import static dev.muster.scaler.decide.Stock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.Stock;
import dev.muster.scaler.decide.UnitState;
import dev.muster.scaler.decide.UnitState.Phase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VictimsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static Stream<String> names(List<UnitState> units) {
        return units.stream().map(UnitState::name);
    }

    @Test
    void theLeastBusyAreCordonedAndOfThemTheLastOnesThatCame() {
        PoolState pool = Stock.spot()
                .with(Phase.READY, 3, NOW.minusSeconds(10))
                .with(Phase.READY, 0, NOW.minusSeconds(900))
                .with(Phase.READY, 0, NOW.minusSeconds(60))
                .with(Phase.LAUNCHING, 0, NOW)
                .with(Phase.CORDONED, 0, NOW)
                .with(Phase.LEAVING, 0, NOW)
                .with(Phase.READY, 1, NOW)
                .state();

        assertThat(names(Victims.toCordon(pool, 3))).containsExactly("spot-3", "spot-2", "spot-7");
        assertThat(names(Victims.toCordon(pool, 0))).isEmpty();
        assertThat(Victims.toCordon(pool, 9)).hasSize(4);
    }

    @Test
    void thoseOfAnotherVersionGoFirstAndDoNotStay() {
        PoolState pool = Stock.spot()
                .with(1, Phase.READY, 5)
                .with(1, Phase.READY, 2)
                .with(1, Phase.CORDONED, 9)
                .with(1, Phase.DRAINED, 0)
                .outdated()
                .ready(1)
                .with(1, Phase.CORDONED, 1)
                .state();

        assertThat(names(Victims.toCordon(pool, 3))).containsExactly("spot-2", "spot-1", "spot-5");
        assertThat(names(Victims.toKeep(pool, 9))).containsExactly("spot-6");
        assertThat(names(Victims.toEnd(pool, NOW, PATIENCE))).containsExactly("spot-4");
    }

    @Test
    void theBusiestStayInsteadOfLeaving() {
        PoolState pool = Stock.spot()
                .with(1, Phase.DRAINED, 0)
                .with(1, Phase.CORDONED, 2)
                .with(1, Phase.CORDONED, 5)
                .with(1, Phase.LEAVING, 7)
                .ready(1)
                .state();

        assertThat(names(Victims.toKeep(pool, 2))).containsExactly("spot-3", "spot-2");
        assertThat(names(Victims.toKeep(pool, 9))).containsExactly("spot-3", "spot-2", "spot-1");
    }

    @Test
    void onlyDrainedAndSilentUnitsEnd() {
        PoolState pool = Stock.spot()
                .with(Phase.DRAINED, 0, NOW)
                .with(Phase.LAUNCHING, 0, NOW.minus(PATIENCE).minusMillis(1))
                .with(Phase.LAUNCHING, 0, NOW.minus(PATIENCE))
                .with(Phase.READY, 0, NOW.minus(PATIENCE.multipliedBy(9)))
                .with(Phase.CORDONED, 0, NOW.minus(PATIENCE.multipliedBy(9)))
                .with(Phase.LEAVING, 0, NOW.minus(PATIENCE.multipliedBy(9)))
                .state();

        assertThat(names(Victims.toEnd(pool, NOW, PATIENCE))).containsExactly("spot-1", "spot-2");
    }
}
