package dev.muster.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Small enough for every build; {@link LosesNothingProof} is the same at full size. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LosesNothingTest {
    private Platform platform;

    @BeforeAll
    void up(@TempDir Path home) throws IOException {
        String agents = TestAgents.in(home).toString();
        Map<String, String> soon = Map.of("MUSTER_GATEWAY_RECOVER_SENTSWEEP", "40s");
        platform = Platform.up(home, soon, "--workers", "3", "--slots", "64", "--agents", agents);
    }

    @AfterAll
    void down() {
        platform.close();
    }

    @Test
    void runsOfAKilledAndOfAFrozenWorkerEndOnce() throws IOException {
        new Harm(platform).killOneWorkerAndFreezeAnother(60, 12, Duration.ofSeconds(50));
    }

    @Test
    void runsOfAWorkerThatIsToldToEndGoOnElsewhere() throws IOException {
        new Harm(platform).endOneWorkerInOrder(60, 20, 10, worker -> Platform.signal(worker.pid(), "TERM"));
    }

    @Test
    void runsOfAWorkerWhoseMachineIsTakenBackGoOnElsewhere() throws IOException {
        new Harm(platform).endOneWorkerInOrder(60, 20, 10, platform::interrupt);
    }

    @Test
    void whatWasAcceptedWhileTheGatewayWasKilledEnds() throws IOException {
        new Harm(platform).killTheGatewayWhileItAccepts(150, 2, System.nanoTime());
    }

    @Test
    void runsWhoseMessagesWerePurgedEndAllTheSame() throws IOException {
        new Harm(platform).purgeTheQueue(100);
    }
}
