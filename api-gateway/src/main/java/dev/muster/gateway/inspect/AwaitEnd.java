package dev.muster.gateway.inspect;

import dev.muster.pace.Backoff;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.run.Run;
import dev.muster.run.RunStore;
import java.time.Duration;

/** Waits for a run to end, for a client that would rather wait than ask again. */
public final class AwaitEnd {
    private static final Backoff LOOKS = new Backoff(Duration.ofMillis(25), Duration.ofSeconds(1));

    private final RunStore runs;
    private final Stopwatch stopwatch;
    private final Pause pause;

    public AwaitEnd(RunStore runs, Stopwatch stopwatch, Pause pause) {
        this.runs = runs;
        this.stopwatch = stopwatch;
        this.pause = pause;
    }

    /** @return the run as it was seen last */
    public Run within(Duration limit, Run run) throws InterruptedException {
        Duration deadline = stopwatch.elapsed().plus(limit);
        Run seen = run;
        for (int looks = 1; !seen.isTerminal(); looks++) {
            Duration left = deadline.minus(stopwatch.elapsed());
            if (!left.isPositive()) {
                return seen;
            }
            Duration rest = LOOKS.after(looks);
            pause.rest(rest.compareTo(left) < 0 ? rest : left);
            seen = look(seen);
        }
        return seen;
    }

    private Run look(Run before) {
        try {
            return runs.find(before.id()).orElse(before);
        } catch (TransientFault unanswered) {
            return before;
        }
    }
}
