package dev.muster.local.demo;

import dev.muster.pace.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;

/**
 * Submits runs, follows each to its end, and at last submits each once more to see whether it is still the same.
 *
 * @param session makes the keys of this demo its own
 */
record Demo(Api api, List<String> texts, String session, Troubles troubles) {
    private static final int AT_ONCE = 32;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private record Submission(String key, String text, Optional<RunView> accepted) {}

    private record Followed(Submission submission, Optional<RunView> ended) {}

    @FunctionalInterface
    private interface Act<T, R> {
        R on(T subject) throws InterruptedException;
    }

    List<Trace> play(int runs) {
        List<Integer> numbers = IntStream.range(0, runs).boxed().toList();
        List<Submission> submissions = each("submit", numbers, this::submit);
        List<Followed> followed = each("follow", submissions, this::follow);
        return each("check", followed, this::check);
    }

    private Submission submit(int number) throws InterruptedException {
        troubles.before(number);
        String key = "demo-" + session + "-" + number;
        String text = texts.get(number % texts.size());
        return new Submission(key, text, api.submit(key, text));
    }

    private Followed follow(Submission submission) throws InterruptedException {
        Optional<RunView> last = submission.accepted();
        while (last.isPresent() && !last.get().hasEnded() && api.isTimeLeft()) {
            last = api.find(last.get().id());
            if (last.isPresent() && !last.get().hasEnded()) {
                Pause.REAL.rest(LOOK_AGAIN);
            }
        }
        return new Followed(submission, last.filter(RunView::hasEnded));
    }

    private Trace check(Followed followed) throws InterruptedException {
        Submission submission = followed.submission();
        Optional<RunView> again = api.submit(submission.key(), submission.text());
        if (again.isPresent()) {
            again = api.find(again.get().id());
        }
        return new Trace(WordCount.of(submission.text()), submission.accepted(), followed.ended(), again);
    }

    private static <T, R> List<R> each(String name, List<T> subjects, Act<T, R> act) {
        try (ProgressBar progress = Progress.of(name, subjects.size())) {
            return subjects.stream()
                    .gather(Gatherers.mapConcurrent(AT_ONCE, subject -> perform(act, subject)))
                    .peek(done -> progress.step())
                    .toList();
        }
    }

    private static <T, R> R perform(Act<T, R> act, T subject) {
        try {
            return act.on(subject);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the demo is ending");
        }
    }
}
