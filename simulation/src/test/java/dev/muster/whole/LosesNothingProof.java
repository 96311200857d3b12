package dev.muster.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Minutes each, and a platform for each: run by {@code ./muster prove}. */
class LosesNothingProof {
    @Test
    void runsOfAKilledAndOfAFrozenWorkerEndOnce(@TempDir Path home) throws IOException {
        try (Platform platform = up(home, 3)) {
            new Harm(platform).killOneWorkerAndFreezeAnother(300, 20, Duration.ofSeconds(70));
        }
    }

    @Test
    void whatWasAcceptedWhileTheGatewayWasKilledEnds(@TempDir Path home) throws IOException {
        try (Platform platform = up(home, 2)) {
            new Harm(platform).killTheGatewayWhileItAccepts(500, 8, System.nanoTime());
        }
    }

    @Test
    void runsWhoseMessagesWerePurgedEndAllTheSame(@TempDir Path home) throws IOException {
        try (Platform platform = up(home, 2)) {
            new Harm(platform).purgeTheQueue(100);
        }
    }

    @Test
    void aRunThatKillsItsWorkersIsDeadAndNoneOfItsNeighboursIs(@TempDir Path home) throws IOException {
        try (Platform platform = Platform.upUnderOneUser(home, options(home, 2))) {
            new Harm(platform).poisonOneAmong(50);
        }
    }

    private static Platform up(Path home, int workers) throws IOException {
        return Platform.up(home, options(home, workers));
    }

    private static String[] options(Path home, int workers) throws IOException {
        return new String[] {
            "--workers",
            Integer.toString(workers),
            "--slots",
            "128",
            "--agents",
            TestAgents.in(home).toString()
        };
    }
}
