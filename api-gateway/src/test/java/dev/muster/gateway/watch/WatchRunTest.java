package dev.muster.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.Pause;
import dev.muster.run.Ending;
import dev.muster.run.Run;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Kind;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunId;
import dev.muster.run.RunStore;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.testkit.InMemoryRunEvents;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WatchRunTest {
    private final ManualTime time = new ManualTime();
    private final InMemoryRuns runs = new InMemoryRuns();
    private final InMemoryRunEvents stored = new InMemoryRunEvents();
    private final Unanswered<RunEvents> events = Unanswered.of(RunEvents.class, stored);
    private final Unanswered<RunStore> store = Unanswered.of(RunStore.class, runs);
    private final Run run = Runs.running();
    private final List<String> shown = new ArrayList<>();
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();

    /** What happens between two looks. */
    private final Pause pause = duration -> {
        time.advance(duration);
        meanwhile.remove().run();
    };

    private final Viewer viewer = new Viewer() {
        @Override
        public void show(RunEvent event) {
            shown.add(event.position().toString());
        }

        @Override
        public void stillThere() {
            shown.add("still there");
        }

        @Override
        public void ended(Run ended) {
            shown.add("ended " + ended.status());
        }
    };

    WatchRunTest() {
        runs.create(run);
    }

    private void follow(Position from) throws IOException, InterruptedException {
        new WatchRun(store.port(), events.port(), time, pause).follow(run.id(), from, viewer);
    }

    private void tell(long first, long last) {
        stored.add(
                run.id(),
                LongStream.rangeClosed(first, last)
                        .mapToObj(number -> new RunEvent(new Position(1, number), Kind.LOG, Runs.NOW, "1"))
                        .toList());
    }

    private void end() {
        runs.apply(run.id(), new Complete(Runs.claim(run), new Ending.Cancelled(), Runs.NOW, List.of()));
    }

    @Test
    void everythingIsShownOnceAndInOrderUpToTheEnd() throws IOException, InterruptedException {
        tell(1, 2);
        meanwhile.add(() -> tell(3, 3));
        meanwhile.add(() -> {});
        meanwhile.add(() -> {
            tell(4, 5);
            end();
        });

        follow(Position.START);

        assertThat(shown).containsExactly("1-1", "1-2", "1-3", "1-4", "1-5", "ended CANCELLED");
    }

    @Test
    void whoComesBackIsShownTheRest() throws IOException, InterruptedException {
        tell(1, 1_200);
        end();

        follow(new Position(1, 17));

        assertThat(shown).hasSize(1_184).startsWith("1-18").endsWith("1-1200", "ended CANCELLED");
    }

    @Test
    void whatIsToldWhileTheEndIsLookedUpIsShownBeforeIt() throws IOException, InterruptedException {
        meanwhile.add(() -> {});
        WatchRun late = new WatchRun(store.port(), new TellsWhenAsked(), time, pause);

        late.follow(run.id(), Position.START, viewer);

        assertThat(shown).containsExactly("1-1", "ended CANCELLED");
    }

    /** The run ends just after it was looked at. */
    private final class TellsWhenAsked implements RunEvents {
        @Override
        public void add(RunId id, List<RunEvent> added) {
            stored.add(id, added);
        }

        @Override
        public List<RunEvent> after(RunId id, Position position, int limit) {
            List<RunEvent> there = stored.after(id, position, limit);
            if (stored.after(id, Position.START, 1).isEmpty()) {
                tell(1, 1);
                end();
            }
            return there;
        }
    }

    @Test
    void aSilentRunIsSaidToBeThereEveryFifteenSeconds() throws IOException, InterruptedException {
        for (int looks = 0; looks < 70; looks++) {
            meanwhile.add(() -> {});
        }
        meanwhile.add(this::end);

        follow(Position.START);

        assertThat(shown).containsExactly("still there", "still there", "ended CANCELLED");
        assertThat(time.elapsed()).isGreaterThan(Duration.ofSeconds(35));
    }

    @Test
    void aStoreThatDoesNotAnswerIsWaitedFor() throws IOException, InterruptedException {
        tell(1, 1);
        end();
        store.next("find", Verdict.LOST_BEFORE);
        events.next("after", Verdict.LOST_AFTER);
        meanwhile.add(() -> {});
        meanwhile.add(() -> {});

        follow(Position.START);

        assertThat(shown).containsExactly("1-1", "ended CANCELLED");
    }

    @Test
    void nobodyWatchesARunThatIsGone() throws IOException, InterruptedException {
        new WatchRun(store.port(), events.port(), time, pause).follow(Runs.id(), Position.START, viewer);

        assertThat(shown).isEmpty();
    }

    @Test
    void aViewerThatIsGoneIsNotShownAnyMore() {
        tell(1, 2);
        Viewer gone = new Viewer() {
            @Override
            public void show(RunEvent event) throws IOException {
                shown.add("tried");
                throw new IOException("broken pipe");
            }

            @Override
            public void stillThere() {}

            @Override
            public void ended(Run ended) {}
        };

        assertThatThrownBy(() ->
                        new WatchRun(store.port(), events.port(), time, pause).follow(run.id(), Position.START, gone))
                .hasMessage("broken pipe");
        assertThat(shown).containsExactly("tried");
    }
}
