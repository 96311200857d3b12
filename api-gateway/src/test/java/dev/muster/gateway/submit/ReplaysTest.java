package dev.muster.gateway.submit;

import static dev.muster.gateway.submit.Desk.KEY;
import static dev.muster.gateway.submit.Desk.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.gateway.submit.Submission.Accepted;
import dev.muster.gateway.submit.Submission.KeyReused;
import dev.muster.gateway.submit.Submission.Replayed;
import dev.muster.run.ClientStep.Cancel;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.Run;
import dev.muster.run.RunRequest;
import dev.muster.run.StateName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplaysTest {
    private static final String LARGE = "\"" + "a".repeat(Payload.INLINE_LIMIT) + "\"";

    private final Desk desk = new Desk();

    private Run ended(Optional<String> key, String input) throws InterruptedException {
        return desk.ended(key, input, new Ending.Cancelled());
    }

    private Submission replay(Optional<String> key, Run run) throws InterruptedException {
        return desk.submitRun.submit(TENANT, key, desk.replays.order(run));
    }

    private Run replayed(Run run) throws InterruptedException {
        return ((Accepted) replay(Optional.empty(), run)).run();
    }

    @Test
    void aReplayAsksForTheSameInATraceOfItsOwnAndSaysOfWhichRun() throws InterruptedException {
        Run old = ended(Optional.empty(), "{\"a\":1}");

        Run again = replayed(old);

        RunRequest before = old.request();
        assertThat(again.id()).isNotEqualTo(old.id());
        assertThat(again.state().name()).isEqualTo(StateName.QUEUED);
        assertThat(again.request())
                .usingRecursiveComparison()
                .ignoringFields("trace", "fingerprint", "replayOf")
                .isEqualTo(before);
        assertThat(again.request().trace().id()).isNotEqualTo(before.trace().id());
        assertThat(again.request().replayOf()).isEqualTo(old.id());
        assertThat(desk.queue.runs()).contains(again.id());
    }

    @Test
    void aLargeInputIsSharedAndNotKeptTwice() throws InterruptedException {
        Run old = ended(Optional.empty(), LARGE);

        Run again = replayed(old);

        assertThat(again.request().input()).isEqualTo(old.request().input()).isInstanceOf(Payload.Stored.class);
        assertThat(desk.payloads.keys()).hasSize(1);
    }

    @Test
    void theInputStaysWhereAReplayIsRefusedForTheKeyOfTheVeryRunThatItReplays() throws InterruptedException {
        Run old = ended(KEY, LARGE);

        assertThat(replay(KEY, old)).isEqualTo(new KeyReused());

        assertThat(old.request().input().json(desk.payloads)).isEqualTo(LARGE);
    }

    @Test
    void theSameKeyIsTheSameReplayAndForAnotherRunRefused() throws InterruptedException {
        Run old = ended(Optional.empty(), "1");
        Run first = ((Accepted) replay(KEY, old)).run();
        desk.time.advance(Duration.ofSeconds(1));

        assertThat(replay(KEY, old)).isEqualTo(new Replayed(first));
        assertThat(replay(KEY, ended(Optional.empty(), "1"))).isEqualTo(new KeyReused());
    }

    @Test
    void aReplayOfAReplayNamesTheOneItWasMadeOf() throws InterruptedException {
        Run old = ended(Optional.empty(), LARGE);
        Run first = replayed(old);
        desk.runs.apply(first.id(), new Cancel(desk.time.instant()));

        Run second = replayed(desk.runs.find(first.id()).orElseThrow());

        assertThat(second.request().replayOf()).isEqualTo(first.id());
        assertThat(second.request().input().json(desk.payloads)).isEqualTo(LARGE);
    }

    @Test
    void whatHasNotEndedIsNotReplayed() throws InterruptedException {
        Run queued = desk.accepted(Optional.empty(), "1");

        assertThatThrownBy(() -> desk.replays.order(queued))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("run " + queued.id() + " is queued: only one that has ended can be replayed");
    }

    @Test
    void whatCannotBeExecutedAgainIsNotReplayed() throws InterruptedException {
        Run old = ended(Optional.empty(), LARGE);
        Replays elsewhere = new Replays(Set.of(), desk.payloads);
        assertThatThrownBy(() -> elsewhere.order(old)).hasMessage("agent 'wordcount' is no longer registered");

        desk.payloads.delete(((Payload.Stored) old.request().input()).key());

        assertThatThrownBy(() -> desk.replays.order(old))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("no longer kept");
    }
}
