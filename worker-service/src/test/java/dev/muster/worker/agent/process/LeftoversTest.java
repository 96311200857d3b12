package dev.muster.worker.agent.process;

import static dev.muster.worker.agent.StopReason.CANCELLED;
import static dev.muster.worker.agent.process.Workshop.RESULT;
import static dev.muster.worker.agent.process.Workshop.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.worker.agent.AgentResult.Produced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an agent that has ended, however it did: nothing, and nobody waits for it. */
@Timeout(60)
class LeftoversTest {
    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Workshop(folder, Duration.ofMillis(200));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        Proc.awaitEmpty(shop.leader());
        assertThat(shop.leftovers()).isEmpty();
        shop.close();
    }

    @Test
    void aChildThatOutlivesItsAgentIsKilled() throws Exception {
        assertThat(shop.shell("sleep 300 & echo $$; " + RESULT)).isEqualTo(new Produced("1"));
    }

    @Test
    void whatLeftTheGroupAndHoldsAPipeOpenHoldsNobodyUpAndIsKilled() throws Exception {
        assertThat(shop.shell("echo $$; setsid sh -c 'echo away $$; exec sleep 300' & sleep 0.3; " + RESULT))
                .isEqualTo(new Produced("1"));
        Proc.awaitEmpty(shop.away());
    }

    @Test
    void aFloodFromWhatLeftTheGroupIsAFlood() throws Exception {
        shop.shell("echo $$; setsid sh -c 'echo away $$; exec yes' & " + RESULT);

        Proc.awaitEmpty(shop.away());
    }

    @Test
    void aListenerThatFailsEndsTheAgent() {
        assertThatThrownBy(() -> shop.run(Workshop.agent(WAIT), event -> {
                    shop.heard.add(event);
                    throw new IllegalArgumentException("on purpose");
                }))
                .hasMessage("on purpose");
    }

    @Test
    void anInterruptEndsTheAgentFirst() {
        assertThatThrownBy(() -> shop.run(Workshop.agent("trap '' TERM; " + WAIT), event -> {
                    shop.heard.add(event);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(InterruptedException.class);
        Proc.awaitEmpty(shop.leader());
    }

    @Test
    void evenADescendantThatLeftTheGroupIsKilledWithIt() throws Exception {
        String tree = "trap '' TERM; setsid sh -c 'echo away $$; exec sleep 300' & echo $$; while :; do wait; done";
        shop.run(Workshop.agent(tree), event -> {
            shop.heard.add(event);
            if (shop.heard.size() == 2) {
                shop.stop.raise(CANCELLED);
            }
        });

        Proc.awaitEmpty(shop.away());
    }

    @Test
    void whatLeftTheGroupAndHoldsNothingIsFoundByItsFolderOnceTheRunIsOver() throws Exception {
        String daemon = "(setsid sh -c 'echo away $$; exec sleep 300 >/dev/null 2>&1' &); sleep 0.3; ";
        assertThat(shop.shell(daemon + RESULT)).isEqualTo(new Produced("1"));
        assertThat(Proc.group(shop.away())).isNotEmpty();

        assertThat(strays().run()).isPositive();
        Proc.awaitEmpty(shop.away());
    }

    @Test
    void whatLeftTheGroupOfARunThatGoesOnIsLeftAlone() throws Exception {
        shop.run(Workshop.agent("setsid sh -c 'echo away $$; exec sleep 300' & " + WAIT), event -> {
            shop.heard.add(event);
            strays().run();
            if (shop.heard.size() == 2) {
                assertThat(Proc.group(shop.away())).isNotEmpty();
                shop.stop.raise(CANCELLED);
            }
        });
        Proc.awaitEmpty(shop.away());
    }

    private Strays strays() {
        try (Stream<Path> runtimes = Files.list(shop.scratch)) {
            return new Strays(runtimes.findFirst().orElseThrow());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
