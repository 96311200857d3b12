package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTest {
    private static Stream<Transition> rowsFrom(StateName state) {
        return Stream.of(Transition.values()).filter(row -> row.from().contains(state));
    }

    @ParameterizedTest
    @EnumSource
    void anEndedRunMakesNoMoveAndEveryOtherHasAWayOut(StateName state) {
        Set<Transition> waysOut = EnumSet.noneOf(Transition.class);
        rowsFrom(state).filter(row -> !row.to().equals(Set.of(state))).forEach(waysOut::add);
        assertThat(waysOut.isEmpty()).isEqualTo(state.isTerminal());
    }

    @ParameterizedTest
    @EnumSource
    void everyStateCanBeReached(StateName state) {
        assertThat(Transition.values()).anyMatch(row -> row.to().contains(state));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "QUEUED", "RUNNING"})
    void whatIsNotEndedCanBeCancelled(StateName state) {
        assertThat(rowsFrom(state)).anyMatch(row -> row == Transition.CANCEL || row == Transition.REQUEST_CANCEL);
    }

    @Test
    void onlyAClaimLeadsToAWorker() {
        assertThat(Transition.values())
                .filteredOn(row -> row.to().contains(StateName.RUNNING))
                .filteredOn(row -> !row.from().contains(StateName.RUNNING))
                .containsExactly(Transition.CLAIM);
    }

    @ParameterizedTest
    @EnumSource
    void aStateIsShownUnderItsOwnName(StateName state) {
        assertThat(RunStatus.values()).extracting(Enum::name).contains(state.name());
    }
}
