package dev.muster.aws.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import dev.muster.run.ClientStep;
import dev.muster.run.Creation;
import dev.muster.run.Home;
import dev.muster.run.Run;
import dev.muster.run.RunIds;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.Runs;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByHomeTest {
    private static final Home THERE = new Home("x");

    private final InMemoryRuns own = new InMemoryRuns();
    private final InMemoryRuns copy = new InMemoryRuns();
    private final RunsByHome runs = new RunsByHome(own, Map.of(THERE, copy));

    private static Run run(String home) {
        RunIds ids = new RunIds(Optional.of(new Home(home)), new Random(1));
        Run queued = Runs.queued();
        return Run.accepted(ids.next(), queued.request(), queued.state(), Runs.NOW);
    }

    @Test
    void aRunOfAnotherHomeIsReadFromItsCopyAndNotWritten() {
        Run run = run("x");
        copy.create(run);
        assertThat(runs.find(run.id())).contains(run);
        assertThatThrownBy(() -> runs.apply(run.id(), new ClientStep.Cancel(Runs.NOW)))
                .isInstanceOf(TransientFault.class)
                .hasMessageContaining(run.id().value());
    }

    @Test
    void aRunOfThisHomeAndOneWithoutAreWrittenHere() {
        Run here = run("w");
        Run plain = Runs.queued();
        assertThat(runs.create(here)).isEqualTo(new Creation.Created());
        assertThat(runs.create(plain)).isEqualTo(new Creation.Created());
        assertThat(own.find(here.id())).contains(here);
        assertThat(runs.find(plain.id())).contains(plain);
        assertThat(copy.find(plain.id())).isEmpty();
    }
}
