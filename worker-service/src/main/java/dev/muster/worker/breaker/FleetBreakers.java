package dev.muster.worker.breaker;

import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.Breaker.State;
import dev.muster.run.BreakerMove.Open;
import dev.muster.run.BreakerMove.Report;
import dev.muster.run.Breakers;
import dev.muster.run.Breakers.Outcome;
import dev.muster.run.Nonce;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The breakers of the fleet as they were a moment ago: they alone are in force. What this worker sees of an agent only makes
 * it propose an opening, or counts as the outcome of a trial; its loop writes both, so that no run waits for it.
 */
public final class FleetBreakers implements Step {
    private static final Logger LOG = System.getLogger(FleetBreakers.class.getName());

    /** Where its time and its marks come from. */
    public record Sources(InstantSource clock, Stopwatch stopwatch, Supplier<Nonce> nonces) {}

    /** How its agent's breaker stood when an attempt began. */
    record Ticket(AgentName agent, State state, long epoch) {}

    private record Trial(AgentName agent, Report report) {}

    private final Breakers breakers;
    private final Alarm alarm;
    private final Limits limits;
    private final Sources sources;
    private final Map<AgentName, Window> windows = new ConcurrentHashMap<>();
    private final Queue<Trial> trials = new ConcurrentLinkedQueue<>();

    /** Proposals that are not answered yet. */
    private final Map<AgentName, Open> proposals = new HashMap<>();

    private volatile Map<AgentName, Breaker> fleet = Map.of();

    public FleetBreakers(Breakers breakers, Alarm alarm, Limits limits, Sources sources) {
        this.breakers = breakers;
        this.alarm = alarm;
        this.limits = limits;
        this.sources = sources;
    }

    /** Whether runs of the agent are to be held rather than executed. */
    public boolean isOpen(AgentName agent) {
        return of(agent).state() == State.OPEN;
    }

    public Collection<Breaker> all() {
        return fleet.values();
    }

    private Breaker of(AgentName agent) {
        Breaker known = fleet.get(agent);
        return known == null ? Breaker.untouched(agent) : known;
    }

    Ticket begin(AgentName agent) {
        Breaker now = of(agent);
        return new Ticket(agent, now.state(), now.epoch());
    }

    /** What began before the last opening, or beside it, says nothing about the agent since. */
    void ended(Ticket ticket, boolean success) {
        Breaker now = of(ticket.agent());
        if (now.epoch() != ticket.epoch() || ticket.state() == State.OPEN) {
            return;
        }
        switch (now.state()) {
            case CLOSED -> window(ticket.agent()).count(success);
            case HALF_OPEN -> trials.add(new Trial(ticket.agent(), new Report(ticket.epoch(), success)));
            case OPEN -> {}
        }
    }

    private Window window(AgentName agent) {
        return windows.computeIfAbsent(agent, name -> Window.of(name.value(), limits, sources.stopwatch()));
    }

    @Override
    public Duration run() {
        look(breakers.all());
        propose();
        report();
        return limits.refresh();
    }

    private void look(List<Breaker> seen) {
        Map<AgentName, Breaker> next =
                seen.stream().collect(Collectors.toUnmodifiableMap(Breaker::agent, Function.identity()));
        Map<AgentName, Breaker> before = fleet;
        fleet = next;
        windows.forEach((agent, window) -> {
            if (isNew(before.get(agent), next.get(agent))) {
                window.empty();
            }
        });
    }

    /** Also where an operator decides: what came before he leaves it to itself again does not count. */
    private static boolean isNew(@Nullable Breaker before, @Nullable Breaker now) {
        return now != null && (now.holds() || now.forced() != null || before == null || before.epoch() != now.epoch());
    }

    /** Until it is answered: who has opened the breaker must know, for nobody else raises the alarm. */
    private void propose() {
        windows.forEach((agent, window) -> {
            if (window.isExceeded()) {
                proposals.computeIfAbsent(agent, any -> proposal(agent, window));
            }
        });
        for (AgentName agent : List.copyOf(proposals.keySet())) {
            Open open = Objects.requireNonNull(proposals.get(agent));
            Outcome outcome = breakers.apply(agent, open);
            proposals.remove(agent);
            window(agent).empty();
            switch (outcome) {
                case Outcome.Applied(Breaker opened) -> tell(opened);
                case Outcome.Refused(Breaker met) when open.hasOpened(met) -> tell(met);
                case Outcome.Refused(Breaker met) ->
                    LOG.log(Level.DEBUG, "the breaker of {0} is {1} already", agent, met.state());
            }
        }
    }

    private void tell(Breaker opened) {
        if (opened.outage().isNew()) {
            alarm.opened(opened);
        } else {
            LOG.log(
                    Level.WARNING,
                    "the breaker of {0} is open again: {1}",
                    opened.agent(),
                    opened.outage().reason());
        }
    }

    private Open proposal(AgentName agent, Window window) {
        Outage outage = new Outage(window.account(), sources.nonces().get(), 0);
        return new Open(of(agent).epoch(), outage, sources.clock().instant());
    }

    /** At most once: more trials are let through where some are not heard of. */
    private void report() {
        for (Trial trial = trials.poll(); trial != null; trial = trials.poll()) {
            breakers.apply(trial.agent(), trial.report());
        }
    }
}
