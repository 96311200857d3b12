package dev.muster.gateway.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.deadletter.DeadRuns.Wanted;
import dev.muster.run.AgentName;
import dev.muster.run.Ending;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunListing.Cursor;
import dev.muster.run.RunListing.Page;
import dev.muster.run.RunListing.Query;
import dev.muster.run.Tenant;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadRunsTest {
    private static final int SEARCH = 10 * Query.MOST;
    private static final int HIDDEN = 3 * Query.MOST + 7;

    private final InMemoryRuns runs = new InMemoryRuns();
    private final DeadRuns dead = new DeadRuns(runs, SEARCH);
    private final Tenant tenant = Runs.tenant();
    private Instant now = Runs.NOW;

    private Run keep(Run run) {
        runs.create(run);
        return run;
    }

    private Run queued(AgentName agent) {
        now = now.plusSeconds(1);
        return Runs.queued(Runs.request(tenant, agent), now);
    }

    private Run dead(String agent, String reason) {
        Run running = Runs.claimed(queued(AgentName.of(agent)), Workers.place(), now);
        return keep(Runs.completed(running, new Ending.Dead(RunError.last(reason, "told")), now));
    }

    private void alive(int count) {
        for (int run = 0; run < count; run++) {
            keep(queued(Runs.AGENT));
        }
    }

    private Wanted wanted(Optional<String> agent, Optional<String> reason, Optional<Cursor> after) {
        return new Wanted(tenant, agent.map(AgentName::of), reason, after);
    }

    private Wanted all(Optional<Cursor> after) {
        return wanted(Optional.empty(), Optional.empty(), after);
    }

    @Test
    void theDeadAreFoundAmongManyOthersTheLatestFirst() {
        Run first = dead("sleep", "CRASHED");
        alive(HIDDEN);
        Run last = dead("wordcount", "INTERRUPTED");
        alive(HIDDEN);

        Page found = dead.find(all(Optional.empty()), 10);

        assertThat(found.runs()).containsExactly(last, first);
        assertThat(found.next()).isEmpty();
    }

    @Test
    void agentAndReasonFindThoseThatHaveThem() {
        Run wanted = dead("sleep", "CRASHED");
        dead("sleep", "INTERRUPTED");
        dead("wordcount", "CRASHED");
        runs.create(Runs.queued());

        assertThat(dead.find(wanted(Optional.of("sleep"), Optional.of("CRASHED"), Optional.empty()), 10)
                        .runs())
                .containsExactly(wanted);
    }

    @Test
    void whatIsTooManyForOnePageIsOnTheNext() {
        List<Run> all = new ArrayList<>();
        for (int run = 0; run < 7; run++) {
            all.addFirst(dead("sleep", "CRASHED"));
        }
        List<Run> found = new ArrayList<>();
        Page page = dead.find(all(Optional.empty()), 3);
        for (; page.next().isPresent(); page = dead.find(all(page.next()), 3)) {
            assertThat(page.runs()).hasSize(3);
            found.addAll(page.runs());
        }
        found.addAll(page.runs());

        assertThat(found).isEqualTo(all);
    }

    @Test
    void oneCallLooksAtABoundedNumberOfRunsAndTheNextGoesOn() {
        Run hidden = dead("sleep", "CRASHED");
        alive(SEARCH);

        Page none = dead.find(all(Optional.empty()), 1);

        assertThat(none.runs()).isEmpty();
        assertThat(dead.find(all(none.next()), 1).runs()).containsExactly(hidden);
    }
}
