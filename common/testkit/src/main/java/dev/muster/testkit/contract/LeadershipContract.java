package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Leadership;
import dev.muster.fleet.Leadership.Mandate;
import dev.muster.fleet.Pool;
import dev.muster.testkit.Race;
import dev.muster.testkit.Workers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** At most one leads, what it wants outlives it, and who was not answered finds out what it has written. */
public abstract class LeadershipContract {
    private static final Map<Pool, Integer> FEW = Map.of(Workers.SPOT, 2, new Pool("on-demand"), 1);
    private static final Map<Pool, Integer> MANY = Map.of(Workers.SPOT, 200);
    private static final int RIVALS = 16;

    /** Where nobody has led before this test. */
    protected abstract Leadership leadership();

    private Mandate leading(String owner) {
        Mandate seen = leadership().current().orElse(null);
        return leadership().take(seen, owner).orElseThrow();
    }

    private Mandate renewed(Mandate mine, Map<Pool, Integer> wanted) {
        return leadership().renew(mine, wanted).orElseThrow();
    }

    private void assertCurrent(Mandate mandate) {
        assertThat(leadership().current()).contains(mandate);
    }

    @Test
    void nobodyLeadsAtFirst() {
        assertThat(leadership().current()).isEmpty();
        assertThat(leadership().renew(Mandate.first("a"), FEW)).isEmpty();
        assertThat(leadership().take(Mandate.first("a"), "b")).isEmpty();
        assertThat(leadership().current()).isEmpty();
    }

    @Test
    void theFirstLeaderWantsNothingYet() {
        assertThat(leading("a")).isEqualTo(new Mandate("a", 1, 0, Map.of()));
        assertCurrent(new Mandate("a", 1, 0, Map.of()));
    }

    @Test
    void everyRenewalMovesTheBeatByOneAndSaysWhatIsWanted() {
        Mandate once = renewed(leading("a"), FEW);
        assertThat(once).isEqualTo(new Mandate("a", 1, 1, FEW));
        assertCurrent(once);
        Mandate twice = renewed(once, FEW);
        assertThat(twice).isEqualTo(new Mandate("a", 1, 2, FEW));
        Mandate thrice = renewed(twice, MANY);
        assertThat(thrice).isEqualTo(new Mandate("a", 1, 3, MANY));
        assertCurrent(thrice);
    }

    @Test
    void aNewLeaderHasTheNextFenceAndTheSameWishes() {
        renewed(leading("a"), FEW);
        Mandate next = leading("b");
        assertThat(next).isEqualTo(new Mandate("b", 2, 0, FEW));
        assertCurrent(next);
    }

    @Test
    void whoHasLostTheLeadChangesNothing() {
        Mandate old = renewed(leading("a"), FEW);
        Mandate next = leading("b");
        assertThat(leadership().renew(old, MANY)).isEmpty();
        assertThat(leadership().renew(old, FEW)).isEmpty();
        assertThat(leadership().take(old, "a")).isEmpty();
        assertCurrent(next);
    }

    @Test
    void aLeaderThatHasMovedSinceKeepsTheLead() {
        Mandate seen = leading("a");
        Mandate moved = renewed(seen, FEW);
        assertThat(leadership().take(seen, "b")).isEmpty();
        assertThat(leadership().take(null, "b")).isEmpty();
        assertCurrent(moved);
    }

    @Test
    void ofManyWhoTakeItOneLeads() throws InterruptedException, ExecutionException {
        for (Optional<Mandate> seen = leadership().current();
                seen.map(Mandate::fence).orElse(0L) < 3;
                seen = leadership().current()) {
            Mandate met = seen.orElse(null);
            List<Optional<Mandate>> outcomes = Race.of(IntStream.range(0, RIVALS)
                    .<Callable<Optional<Mandate>>>mapToObj(
                            rival -> () -> leadership().take(met, "rival-" + rival))
                    .toList());
            assertThat(outcomes.stream().flatMap(Optional::stream))
                    .containsExactly(leadership().current().orElseThrow());
        }
    }

    @Test
    void aTakeThatIsRepeatedIsKnownAgain() {
        Mandate first = leading("a");
        assertThat(leadership().take(null, "a")).contains(first);
        Mandate second = leadership().take(first, "b").orElseThrow();
        assertThat(leadership().take(first, "b")).contains(second);
        assertThat(leadership().take(first, "a")).isEmpty();
        assertCurrent(second);
    }

    @Test
    void aRenewalThatIsRepeatedIsKnownAgain() {
        Mandate mine = leading("a");
        Mandate written = renewed(mine, FEW);
        assertThat(renewed(mine, FEW)).isEqualTo(written);
        assertCurrent(written);
    }

    @Test
    void aLeaderThatWasNotAnsweredMayWantSomethingElse() {
        Mandate mine = leading("a");
        renewed(mine, FEW);
        Mandate other = renewed(mine, MANY);
        assertThat(other).isEqualTo(new Mandate("a", 1, 2, MANY));
        assertCurrent(other);
        assertThat(renewed(mine, MANY)).isEqualTo(other);
    }
}
