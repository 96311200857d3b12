package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Run;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Kind;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.testkit.InMemoryRunEvents;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBufferTest {
    private final Run run = Runs.running();
    private final ManualTime time = new ManualTime();
    private final InMemoryRunEvents stored = new InMemoryRunEvents();
    private final Unanswered<RunEvents> events = Unanswered.of(RunEvents.class, stored);
    private final EventBuffer buffer =
            new EventBuffer(new EventBuffer.Place(events.port(), time, time, time), run.id(), Runs.claim(run));

    private List<RunEvent> written() {
        return stored.after(run.id(), Position.START, 100_000);
    }

    @Test
    void whatIsToldWithinASecondIsWrittenTogether() {
        buffer.progress("1");
        buffer.progress("2");
        buffer.log("\"three\"");
        assertThat(written()).isEmpty();
        assertThat(buffer.isDue()).isFalse();

        time.advance(Duration.ofSeconds(1));
        assertThat(buffer.isDue()).isTrue();
        buffer.writeIfDue();

        assertThat(written()).extracting(RunEvent::value).containsExactly("1", "2", "\"\\\"three\\\"\"");
        assertThat(written()).extracting(RunEvent::kind).containsExactly(Kind.PROGRESS, Kind.PROGRESS, Kind.LOG);
        assertThat(written().getLast().position())
                .isEqualTo(new Position(Runs.claim(run).fence(), 3));
    }

    @Test
    void whatWaitsIsWrittenAtTheEnd() {
        buffer.progress("1");
        buffer.progress("2");

        buffer.flush();

        assertThat(written()).hasSize(2);
    }

    @Test
    void whatIsNotAnsweredIsWrittenAgainAndReadOnce() {
        events.next("add", Verdict.LOST_AFTER, Verdict.LOST_BEFORE);
        buffer.progress("1");
        time.advance(Duration.ofSeconds(1));
        buffer.progress("2");
        time.advance(Duration.ofSeconds(1));
        buffer.progress("3");
        time.advance(Duration.ofSeconds(1));

        buffer.writeIfDue();

        assertThat(written()).extracting(RunEvent::value).containsExactly("1", "2", "3");
    }

    @Test
    void anAgentThatTellsMoreThanMayBeAddedInASecondWaits() {
        String large = "\"" + "x".repeat(RunEvents.MOST_BYTES - 2) + "\"";
        for (int told = 0; told < 10; told++) {
            buffer.progress(large);
        }
        buffer.flush();

        assertThat(written()).hasSize(10);
        assertThat(time.elapsed()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    }

    @Test
    void aStoreThatDoesNotAnswerCostsEventsAndNeitherMemoryNorTheAgent() {
        events.down(true);
        for (int told = 0; told < 100; told++) {
            buffer.progress("\"" + "x".repeat(RunEvents.MOST_BYTES - 2) + "\"");
        }
        events.down(false);
        buffer.progress("\"heard\"");
        buffer.flush();

        assertThat(written().getLast().value()).isEqualTo("\"heard\"");
        assertThat(written()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whatIsTooLargeIsCutOrLeftOutAndSaidSo() {
        buffer.progress("\"" + "x".repeat(RunEvents.MOST_BYTES) + "\"");
        buffer.log("\u0001".repeat(100_000));
        buffer.flush();

        assertThat(written().getFirst().value())
                .isEqualTo("\"a progress of 65538 bytes was left out: at most 65536 are kept\"");
        assertThat(written().getLast().value()).endsWith(" ...\"").hasSizeLessThan(RunEvents.MOST_BYTES);
    }
}
