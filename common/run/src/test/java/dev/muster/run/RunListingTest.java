package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.RunListing.Cursor;
import dev.muster.run.RunListing.Query;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunListingTest {
    private static Query query(Optional<RunStatus> status, Optional<String> agent, Optional<String> tag, int limit) {
        return new Query(new Tenant("acme"), status, agent.map(AgentName::of), tag, Optional.empty(), limit);
    }

    private static boolean finds(Optional<RunStatus> status, Optional<String> agent, Optional<String> tag) {
        return query(status, agent, tag, 1).matches(Samples.cancelling());
    }

    @Test
    void aQueryMatchesWhatItAsksFor() {
        assertThat(finds(Optional.empty(), Optional.empty(), Optional.empty())).isTrue();
        assertThat(finds(Optional.of(RunStatus.CANCELLING), Optional.of("wordcount"), Optional.of("nightly")))
                .isTrue();
    }

    @Test
    void aQueryMatchesNothingElse() {
        assertThat(finds(Optional.of(RunStatus.RUNNING), Optional.empty(), Optional.empty()))
                .isFalse();
        assertThat(finds(Optional.empty(), Optional.of("sleep"), Optional.empty()))
                .isFalse();
        assertThat(finds(Optional.empty(), Optional.empty(), Optional.of("night")))
                .isFalse();
    }

    @Test
    void aPageHasOneToAHundredRuns() {
        for (int limit : new int[] {0, 101}) {
            assertThatThrownBy(() -> query(Optional.empty(), Optional.empty(), Optional.empty(), limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("limit " + limit + ": needs 1 to 100");
        }
    }

    @Test
    void cursorsOfOneMomentAreOrderedByRun() {
        Cursor low = new Cursor(Samples.NOW, new RunId("0".repeat(32)));
        Cursor high = new Cursor(Samples.NOW, new RunId("1".repeat(32)));
        Cursor later = new Cursor(Samples.LATER, new RunId("0".repeat(32)));
        assertThat(low).isLessThan(high);
        assertThat(high).isLessThan(later);
    }
}
