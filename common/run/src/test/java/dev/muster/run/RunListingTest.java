package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.RunListing.Cursor;
import dev.muster.run.RunListing.Query;
import dev.muster.run.WorkerStep.Complete;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunListingTest {
    private static Query query(Optional<RunStatus> status, Optional<String> agent, Optional<String> tag, int limit) {
        return new Query(
                new Tenant("acme"), status, agent.map(AgentName::of), tag, Optional.empty(), Optional.empty(), limit);
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

    private static boolean finds(String reason, Run run) {
        return new Query(
                        new Tenant("acme"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(reason),
                        Optional.empty(),
                        1)
                .matches(run);
    }

    @Test
    void aReasonMatchesTheErrorThatARunHasEndedWith() {
        Run running = Samples.running();
        Ending dead = new Ending.Dead(Samples.ERROR);
        Run ended = Samples.after(running, new Complete(Samples.claim(running), dead, Samples.LATER, List.of()));

        assertThat(finds(Samples.ERROR.code(), ended)).isTrue();
        assertThat(finds("INTERRUPTED", ended)).isFalse();
        assertThat(finds(Samples.ERROR.code(), running)).isFalse();
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
