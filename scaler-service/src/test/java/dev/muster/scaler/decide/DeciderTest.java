package dev.muster.scaler.decide;

import static dev.muster.scaler.decide.Stock.NOW;
import static dev.muster.scaler.decide.Stock.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.decide.Decision.Hold;
import dev.muster.scaler.decide.Decision.Resize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final Guardrails RAILS = new Guardrails(100, 1, 1000, Duration.ofMinutes(2));

    private static ScalingPlan plan(Observation now, Need... needs) {
        List<Policy> policies =
                Stream.of(needs).<Policy>map(need -> (seen, past) -> need).toList();
        return new Decider(policies, (seen, units) -> Map.of(SPOT, units), RAILS).decide(now, History.NONE);
    }

    private static Observation ten() {
        return Stock.seen(Stock.waiting(0), Stock.spot().ready(10));
    }

    @Test
    void whoWantsTheMostUnitsIsFollowedForItsReason() {
        ScalingPlan plan = plan(ten(), Need.atLeast(12, "some"), Need.atLeast(15, "more"), Need.none("none"));

        assertThat(plan.decisions()).containsExactly(new Resize(SPOT, 10, 15, "more"));
        assertThat(plan)
                .returns(15, ScalingPlan::needed)
                .returns("more", ScalingPlan::reason)
                .returns(NOW, ScalingPlan::at);
    }

    @Test
    void noneGoesThatAnyOfThemNeeds() {
        assertThat(plan(ten(), Need.atMost(2, "idle"), Need.atLeast(8, "scheduled"))
                        .decisions())
                .containsExactly(new Resize(SPOT, 10, 8, "idle"));
        assertThat(plan(ten(), Need.atMost(2, "idle"), Need.atLeast(12, "scheduled"))
                        .decisions())
                .containsExactly(new Resize(SPOT, 10, 12, "scheduled"));
    }

    @Test
    void whereAllIsAsItShouldBeEachSaysWhy() {
        assertThat(plan(ten(), Need.none("nothing waits"), new Need(4, 10, "window"))
                        .decisions())
                .containsExactly(new Hold(SPOT, 10, "nothing waits; window"));
    }

    @Test
    void withoutPoliciesNothingChanges() {
        assertThat(plan(ten()).decisions()).containsExactly(new Hold(SPOT, 10, ""));
    }

    @Test
    void whatIsKnownForTwoMinutesIsNoReasonForAnything() {
        Observation now = ten();
        Observation stale = new Observation(now.at(), Duration.ofMillis(120_001), now.work(), now.pools());
        Observation late = new Observation(now.at(), Duration.ofMinutes(2), now.work(), now.pools());

        assertThat(plan(stale, Need.atLeast(15, "more")).decisions())
                .containsExactly(new Hold(SPOT, 10, "what is known is 120 s old"));
        assertThat(plan(stale, Need.atMost(0, "idle")).decisions()).hasOnlyElementsOfType(Hold.class);
        assertThat(plan(late, Need.atLeast(15, "more")).decisions()).hasOnlyElementsOfType(Resize.class);
    }

    @Test
    void aRefusedPoolSaysSo() {
        assertThat(plan(Stock.seen(Stock.waiting(0), Stock.spot().refused().pending(3)), Need.none("nothing"))
                        .decisions())
                .containsExactly(new Hold(SPOT, 0, "refused: none left; nothing"));
    }

    @Test
    void unitsThatGoAreCounted() {
        assertThat(plan(ten(), Need.atMost(3, "idle")).fewer()).isEqualTo(7);
        assertThat(plan(ten(), Need.atLeast(13, "more")).fewer()).isZero();
    }
}
