package dev.muster.gateway.breaker;

import dev.muster.pace.Step;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.BreakerMove;
import dev.muster.run.BreakerMove.Judge;
import dev.muster.run.BreakerMove.LetTry;
import dev.muster.run.BreakerMove.TakeTrial;
import dev.muster.run.Breakers;
import dev.muster.run.Breakers.Outcome.Applied;
import dev.muster.run.TrialRule;
import dev.muster.run.Waiting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Lets trials through, judges by them, and brings back what was held once a breaker is closed. Every gateway does all of it:
 * each write is conditional. A submit while the breaker is open is held too, and so the next trial.
 */
public final class TendBreakers implements Step {
    private static final Logger LOG = System.getLogger(TendBreakers.class.getName());

    /** For so long at least held runs are looked for after a closing: what is held yet later wakes by itself. */
    private static final Duration AFTERMATH = Duration.ofMinutes(5);

    /** What is held later than this after a closing is held for another reason, and wakes by itself. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final BreakerWatch watch;
    private final Breakers breakers;
    private final HeldRuns held;
    private final BreakerSettings settings;
    private final TrialRule rule;
    private final InstantSource clock;

    /** The versions of closed breakers for which nothing is held any more. */
    private final Map<AgentName, Long> done = new HashMap<>();

    public TendBreakers(
            BreakerWatch watch, Breakers breakers, HeldRuns held, BreakerSettings settings, InstantSource clock) {
        this.watch = watch;
        this.breakers = breakers;
        this.held = held;
        this.settings = settings;
        this.rule = settings.rule();
        this.clock = clock;
    }

    @Override
    public Duration run() {
        Instant now = clock.instant();
        for (Breaker breaker : watch.all()) {
            switch (breaker.state()) {
                case OPEN -> move(breaker, new LetTry(rule, now));
                case HALF_OPEN -> tryOut(breaker, now);
                case CLOSED -> bringBack(breaker, now);
            }
        }
        return settings.refresh();
    }

    private void tryOut(Breaker breaker, Instant now) {
        if (!move(breaker, new Judge(rule, now)) && !move(breaker, new LetTry(rule, now)) && breaker.isSettled(now)) {
            letTrialsThrough(breaker);
        }
    }

    /** The trial is taken before its run is sent: however many gateways do so, no more are sent than were let. */
    private void letTrialsThrough(Breaker breaker) {
        if (breaker.trials().left() == 0 || breaker.forced() != null) {
            return;
        }
        Iterator<Waiting> runs = held.of(breaker.agent(), rule.trials()).iterator();
        while (runs.hasNext() && breakers.apply(breaker.agent(), new TakeTrial(breaker.epoch())) instanceof Applied) {
            boolean offered = false;
            while (!offered && runs.hasNext()) {
                offered = held.offer(runs.next());
            }
        }
    }

    /** A level, not an edge: a hold may land after the closing. */
    private void bringBack(Breaker breaker, Instant now) {
        if (!breaker.isSettled(now) || done.getOrDefault(breaker.agent(), -1L) == breaker.version()) {
            return;
        }
        Instant last = breaker.since().plus(LATE);
        List<Waiting> runs = held.of(breaker.agent(), settings.resume()).stream()
                .filter(run -> !run.looked().isAfter(last))
                .limit(settings.resume())
                .toList();
        held.offer(runs);
        if (runs.isEmpty() && !breaker.since().plus(AFTERMATH).isAfter(now)) {
            done.put(breaker.agent(), breaker.version());
        }
    }

    /** Asks only where it seems to apply: there is a turn every second. */
    private boolean move(Breaker seen, BreakerMove move) {
        if (move.on(seen).isEmpty()) {
            return false;
        }
        if (breakers.apply(seen.agent(), move) instanceof Applied(Breaker now)) {
            LOG.log(
                    Level.INFO,
                    "the breaker of {0} is {1}, epoch {2}",
                    now.agent(),
                    now.state(),
                    Long.toString(now.epoch()));
        }
        return true;
    }
}
