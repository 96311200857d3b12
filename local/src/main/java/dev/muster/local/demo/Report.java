package dev.muster.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The outcome of a demo.
 *
 * @param submitted runs that were accepted
 * @param failed runs that were not accepted, did not succeed, or have a wrong result
 * @param lost accepted runs that are gone, or did not end in time
 * @param doubled runs of which two were made, or which ended twice
 * @param runsPerSecond from the first acceptance to the last end, by the platform's clock
 * @param interrupted workers
 * @param killed workers
 */
record Report(
        long submitted,
        long succeeded,
        long failed,
        long lost,
        long doubled,
        double runsPerSecond,
        long dispatchP50Ms,
        long dispatchP99Ms,
        int interrupted,
        int killed) {
    static Report of(List<Trace> traces, Troubles.Met met) {
        List<Duration> waits = ended(traces).stream()
                .flatMap(run -> run.dispatch().stream())
                .sorted()
                .toList();
        long succeeded = count(traces, Trace::isSuccess);
        return new Report(
                count(traces, trace -> trace.accepted().isPresent()),
                succeeded,
                count(traces, trace -> !trace.isSuccess() && !trace.isLost()),
                count(traces, Trace::isLost),
                count(traces, Trace::isDoubled),
                rate(succeeded, ended(traces)),
                percentile(waits, 50),
                percentile(waits, 99),
                met.interrupted(),
                met.killed());
    }

    boolean isPerfect() {
        return failed == 0 && lost == 0 && doubled == 0;
    }

    String table() {
        return """

                submitted      %8d
                succeeded      %8d   each result equal to a count of our own
                failed         %8d
                lost           %8d
                doubled        %8d   every key submitted twice
                workers        %8d   interrupted, %d killed
                runs/s         %8.1f
                dispatch p50   %8d ms
                dispatch p99   %8d ms
                """.formatted(
                        submitted,
                        succeeded,
                        failed,
                        lost,
                        doubled,
                        interrupted,
                        killed,
                        runsPerSecond,
                        dispatchP50Ms,
                        dispatchP99Ms);
    }

    private static long count(List<Trace> traces, Predicate<Trace> which) {
        return traces.stream().filter(which).count();
    }

    private static List<RunView> ended(List<Trace> traces) {
        return traces.stream().flatMap(trace -> trace.ended().stream()).toList();
    }

    private static double rate(long succeeded, List<RunView> ended) {
        Optional<Instant> first = ended.stream().map(RunView::createdAt).min(Comparator.naturalOrder());
        Optional<Instant> last =
                ended.stream().map(RunView::finishedAt).filter(Objects::nonNull).max(Comparator.naturalOrder());
        if (first.isEmpty() || last.isEmpty()) {
            return 0;
        }
        long millis = Math.max(1, Duration.between(first.get(), last.get()).toMillis());
        return Math.round(succeeded * 10_000.0 / millis) / 10.0;
    }

    /** The smallest value that so many percent of all do not exceed. */
    private static long percentile(List<Duration> sorted, int percent) {
        return sorted.isEmpty()
                ? 0
                : sorted.get((sorted.size() * percent + 99) / 100 - 1).toMillis();
    }
}
