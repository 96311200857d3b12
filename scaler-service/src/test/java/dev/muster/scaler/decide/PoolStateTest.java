package dev.muster.scaler.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.muster.scaler.decide.UnitState.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolStateTest {
    private static Stock stock() {
        return Stock.spot()
                .ready(4)
                .with(2, Phase.LAUNCHING, 0)
                .with(1, Phase.CORDONED, 5)
                .with(1, Phase.DRAINED, 0)
                .with(1, Phase.LEAVING, 5)
                .pending(3);
    }

    @Test
    void whatWorksOrWillIsThere() {
        assertThat(stock().state())
                .returns(4, PoolState::ready)
                .returns(5, PoolState::launching)
                .returns(9, PoolState::current)
                .returns(40, PoolState::slots)
                .returns(2, PoolState::withdrawn)
                .returns(0, PoolState::refused);
    }

    @Test
    void whatWasRefusedDoesNotCountAsLaunching() {
        assertThat(stock().refused().state())
                .returns(2, PoolState::launching)
                .returns(6, PoolState::current)
                .returns(3, PoolState::refused);
    }

    @Test
    void allThatIsOnItsWayInOrOutIsPaidFor() {
        assertThat(stock().state().spending()).isCloseTo(12 * 0.05, within(1e-9));
        assertThat(stock().refused().state().spending()).isCloseTo(12 * 0.05, within(1e-9));
    }

    @Test
    void thereIsRoomForWhatIsNotThere() {
        assertThat(stock().limits(0, 10).state().room()).isEqualTo(1);
        assertThat(stock().limits(0, 8).state().room()).isZero();
        assertThat(stock().limits(0, 10).held().state().room()).isZero();
        assertThat(stock().limits(0, 10).refused().state().room()).isZero();
    }

    @Test
    void whatDrainsAndIsOfAnotherVersionMayNotStayAndHasItsPlace() {
        assertThat(stock().outdated().state())
                .returns(4, PoolState::outdated)
                .returns(0, PoolState::withdrawn)
                .returns(2, PoolState::outgoing)
                .returns(198, PoolState::most);
        assertThat(stock().limits(0, 10).outdated().state())
                .as("none goes for its sake")
                .returns(9, PoolState::most)
                .returns(0, PoolState::room);
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "7, 2", "9, 0", "20, 0"})
    void whatAlwaysRunsIsNotSpare(int min, int spare) {
        assertThat(stock().limits(min, 50).state().spareIdle()).isEqualTo(spare);
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "6, 5", "0, 10001"})
    void limitsThatConfineNothingAreRefused(int min, int max) {
        assertThatThrownBy(() -> new PoolLimits(min, max)).hasMessageContaining("min " + min + ", max " + max);
    }

    @Test
    void slotsOfUnitsThatTakeRunsAreUsed() {
        assertThat(Stock.seen(Stock.waiting(0), stock(), Stock.onDemand().with(1, Phase.READY, 10))
                        .slotUse())
                .isEqualTo(0.2);
        assertThat(Stock.seen(Stock.waiting(0), Stock.spot()).slotUse()).isZero();
    }
}
