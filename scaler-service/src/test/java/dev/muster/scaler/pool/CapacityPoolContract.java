package dev.muster.scaler.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.pool.Holding.OwnedUnit;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is asked for comes, and only what is named goes. */
public abstract class CapacityPoolContract {
    /** A new one in each test, which nobody has asked anything of. */
    protected abstract CapacityPool pool();

    /**
     * Lets the market do what is asked of it by now.
     *
     * @param drained units of which it may choose where there are too many
     */
    protected abstract void settle(Set<String> drained);

    private Set<String> units() {
        return pool().look().units().stream().map(OwnedUnit::name).collect(Collectors.toSet());
    }

    private Set<String> buy(int count) {
        pool().raise(count);
        settle(Set.of());
        assertThat(units()).hasSize(count);
        return units();
    }

    @Test
    void anUntouchedPoolHasNothingAndWantsNothing() {
        assertThat(pool().look()).satisfies(holding -> {
            assertThat(holding.wanted()).isZero();
            assertThat(holding.units()).isEmpty();
            assertThat(holding.shortages()).isEmpty();
        });
    }

    @Test
    void whatWasAskedForIsWantedAtOnceAndComesLater() {
        pool().raise(3);

        assertThat(pool().look().wanted()).isEqualTo(3);
        settle(Set.of());
        assertThat(units()).hasSize(3);
        assertThat(pool().look().wanted()).isEqualTo(3);
    }

    @Test
    void aUnitKeepsTheTimeOfItsLaunch() {
        buy(2);

        assertThat(pool().look().units()).hasSameElementsAs(pool().look().units());
    }

    @Test
    void whatWasJustBoughtIsNotOutdated() {
        buy(2);

        assertThat(pool().look().units()).noneMatch(OwnedUnit::outdated);
    }

    @Test
    void askingForAsManyAgainChangesNothing() {
        Set<String> bought = buy(2);

        assertThat(buy(2)).isEqualTo(bought);
        assertThat(pool().look().wanted()).isEqualTo(2);
    }

    @Test
    void askingForFewerNeverLowers() {
        Set<String> bought = buy(3);
        pool().raise(1);
        settle(Set.of());

        assertThat(pool().look().wanted()).isEqualTo(3);
        assertThat(units()).isEqualTo(bought);
    }

    @Test
    void anEndedUnitGoesAndIsNoLongerWanted() {
        Set<String> bought = buy(3);
        String ended = bought.iterator().next();
        pool().end(Set.of(ended));

        assertThat(pool().look().wanted()).isEqualTo(2);
        settle(Set.of(ended));
        assertThat(units()).hasSize(2).isSubsetOf(bought).doesNotContain(ended);
    }

    @Test
    void severalUnitsGoAtOnce() {
        Set<String> bought = buy(3);
        Set<String> ended = bought.stream().limit(2).collect(Collectors.toSet());
        pool().end(ended);
        settle(ended);

        assertThat(pool().look().wanted()).isEqualTo(1);
        assertThat(units()).hasSize(1).doesNotContainAnyElementsOf(ended);
    }

    @Test
    void endingAUnitAgainEndsNothingElse() {
        Set<String> bought = buy(3);
        Set<String> ended = Set.of(bought.iterator().next());
        pool().end(ended);
        pool().end(ended);
        settle(ended);
        pool().end(ended);
        settle(ended);

        assertThat(pool().look().wanted()).isEqualTo(2);
        assertThat(units()).hasSize(2);
    }

    @Test
    void aUnitThatIsNotThereDoesNotCount() {
        buy(2);
        pool().end(Set.of("i-0123456789abcdef0"));
        settle(Set.of());

        assertThat(pool().look().wanted()).isEqualTo(2);
        assertThat(units()).hasSize(2);
    }

    @Test
    void whatWasEndedMayBeBoughtAgain() {
        Set<String> bought = buy(2);
        String ended = bought.iterator().next();
        pool().end(Set.of(ended));
        settle(Set.of(ended));

        assertThat(buy(2)).doesNotContain(ended).containsAnyElementsOf(bought);
    }
}
