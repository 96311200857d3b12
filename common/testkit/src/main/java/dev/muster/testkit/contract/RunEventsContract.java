package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Kind;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunId;
import dev.muster.testkit.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events come back in order, each once, however they were added and are read. */
public abstract class RunEventsContract {
    private final RunId run = Runs.id();

    /** May be shared between tests. */
    protected abstract RunEvents events();

    private static List<RunEvent> events(long fence, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> event(fence, number, Long.toString(number)))
                .toList();
    }

    private static RunEvent event(long fence, long number, String value) {
        return new RunEvent(new Position(fence, number), Kind.PROGRESS, Runs.NOW.plusMillis(number), value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "{\"größer\":[1.50,\"世界 🜁\\u0000\"]}"})
    void whatIsAddedIsRead(String value) {
        for (Kind kind : Kind.values()) {
            RunId each = Runs.id();
            RunEvent event = new RunEvent(new Position(7, 1), kind, Runs.NOW, value);
            events().add(each, List.of(event));
            assertThat(events().after(each, Position.START, 10)).containsExactly(event);
        }
    }

    @Test
    void aRunOfWhichNothingWasToldHasNoEvents() {
        events().add(Runs.id(), events(1, 1, 3));
        assertThat(events().after(run, Position.START, 10)).isEmpty();
    }

    @Test
    void aReaderGoesOnWhereItWasEvenInTheMiddleOfWhatWasAddedAtOnce() {
        events().add(run, events(1, 1, 5));
        events().add(run, events(1, 6, 12));
        assertThat(events().after(run, new Position(1, 3), 4)).isEqualTo(events(1, 4, 7));
        assertThat(events().after(run, new Position(1, 7), 100)).isEqualTo(events(1, 8, 12));
        assertThat(events().after(run, new Position(1, 12), 100)).isEmpty();
    }

    @Test
    void aLaterExecutionTellsAfterAnEarlierOne() {
        events().add(run, events(10, 1, 2));
        events().add(run, events(9, 1, 11));
        assertThat(events().after(run, new Position(9, 10), 10))
                .extracting(RunEvent::position)
                .containsExactly(new Position(9, 11), new Position(10, 1), new Position(10, 2));
    }

    @Test
    void whatIsAddedAgainIsReadOnce() {
        events().add(run, events(1, 1, 3));
        events().add(run, events(1, 1, 3));
        events().add(run, events(1, 2, 5));
        assertThat(events().after(run, Position.START, 100)).isEqualTo(events(1, 1, 5));
        assertThat(events().after(run, Position.START, 2)).isEqualTo(events(1, 1, 2));
    }

    @Test
    void asMuchAsMayBeAddedAtOnceFitsAndIsReadInPieces() {
        String value = "\"" + "x".repeat(RunEvents.MOST_BYTES / 4 - 2) + "\"";
        List<RunEvent> all = new ArrayList<>();
        for (long batch = 0; batch < 40; batch++) {
            long before = batch * 4;
            List<RunEvent> four = LongStream.rangeClosed(before + 1, before + 4)
                    .mapToObj(number -> event(1, number, value))
                    .toList();
            events().add(run, four);
            all.addAll(four);
        }
        assertThat(events().after(run, Position.START, 1000)).isEqualTo(all);
    }
}
