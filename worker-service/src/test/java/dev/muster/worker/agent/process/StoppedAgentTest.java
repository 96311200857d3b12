package dev.muster.worker.agent.process;

import static dev.muster.worker.agent.StopReason.ABANDONED;
import static dev.muster.worker.agent.StopReason.CANCELLED;
import static dev.muster.worker.agent.StopReason.DRAINED;
import static dev.muster.worker.agent.process.Workshop.CHECKPOINT;
import static dev.muster.worker.agent.process.Workshop.RESULT;
import static dev.muster.worker.agent.process.Workshop.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.worker.agent.AgentEvent.Checkpointed;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.AgentResult.Produced;
import dev.muster.worker.agent.AgentResult.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How agents end that are told to. */
@Timeout(60)
class StoppedAgentTest {
    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        open(Duration.ofMinutes(5));
    }

    private void impatient() throws IOException {
        shop.close();
        open(Duration.ofMillis(200));
    }

    private void open(Duration grace) throws IOException {
        shop = new Workshop(folder.resolve(grace.toString()), grace);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        Proc.awaitEmpty(shop.leader());
        assertThat(shop.leftovers()).isEmpty();
        shop.close();
    }

    @Test
    void aDrainedAgentWritesItsLastCheckpoint() throws Exception {
        var result = shop.run(
                Workshop.agent("trap '" + CHECKPOINT.replace("'", "'\\''") + "exit 75' TERM; " + WAIT),
                shop.raising(DRAINED));

        assertThat(result).isEqualTo(new Stopped());
        assertThat(shop.heard).contains(new Checkpointed("2"));
    }

    @Test
    void anAgentThatKnowsNoSignalsIsStoppedAndItsChildWithIt() throws Exception {
        assertThat(shop.run(Workshop.agent(WAIT), shop.raising(CANCELLED))).isEqualTo(new Stopped());
    }

    @Test
    void theSignalGoesToTheAgentAloneSoThatItCanUseItsChildrenToTheEnd() throws Exception {
        String child = "(sleep 0.1; " + CHECKPOINT + ") & ";
        String agent = "trap 'told=1' TERM; " + child + "echo $$; wait; wait; " + RESULT;

        assertThat(shop.run(Workshop.agent(agent), shop.raising(DRAINED))).isEqualTo(new Produced("1"));
        assertThat(shop.heard).contains(new Checkpointed("2"));
    }

    @Test
    void aResultThatWasReadyAllTheSameCounts() throws Exception {
        String script = "trap '" + RESULT.replace("'", "'\\''") + "exit 0' TERM; " + WAIT;

        assertThat(shop.run(Workshop.agent(script), shop.raising(CANCELLED))).isEqualTo(new Produced("1"));
    }

    @Test
    void aTimeOutEndsIt() throws Exception {
        shop.stop.raiseAfter(Duration.ofMillis(200));

        assertThat(shop.shell(WAIT)).isEqualTo(new Stopped());
    }

    @Test
    void anAgentThatDoesNotListenIsKilledWithItsWholeTree() throws Exception {
        impatient();
        String tree = "trap '' TERM; (sleep 300 & sleep 300 & wait) & echo $$; while :; do wait; done";

        assertThat(shop.run(Workshop.agent(tree), shop.raising(CANCELLED))).isEqualTo(new Stopped());
    }

    @Test
    void anAbandonedAgentGetsNoGrace() throws Exception {

        assertThat(shop.run(Workshop.agent("trap '' TERM; " + WAIT + WAIT), shop.raising(ABANDONED)))
                .isEqualTo(new Stopped());
    }

    @Test
    void anAgentAbandonedInItsGraceIsKilledAtOnce() throws Exception {
        String script = "trap 'echo told' TERM; " + WAIT + "while :; do wait; sleep 1; done";
        var result = shop.run(Workshop.agent(script), event -> {
            shop.heard.add(event);
            shop.stop.raise(event.equals(new Log("told")) ? ABANDONED : DRAINED);
        });

        assertThat(result).isEqualTo(new Stopped());
        assertThat(shop.heard).contains(new Log("told"));
    }

    @Test
    void aRunThatWasStoppedBeforeItsAgentStartedIsStopped() throws Exception {
        impatient();
        shop.stop.raise(CANCELLED);

        assertThat(shop.shell("trap '' TERM; " + WAIT)).isEqualTo(new Stopped());
    }
}
