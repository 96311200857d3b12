package dev.muster.gateway.recover;

import dev.muster.pace.Step;
import dev.muster.run.DeadLetters;
import dev.muster.run.DeadLetters.Letter;
import dev.muster.run.Enqueue;
import dev.muster.run.Run;
import dev.muster.run.RunQueue.Message;
import dev.muster.run.RunQueue.Receipt;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import io.micrometer.core.instrument.Counter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherers;

/**
 * Deals with what the queue has moved aside after very many deliveries, which ends no run: sent afresh or deleted. What
 * cannot be read rests there, and so do copies of dead runs, which stay in sight of people. A turn looks at some only,
 * since copies may be many: a run whose message lies behind them is sent again by the sweep.
 */
final class SettleLetters implements Step {
    private static final Logger LOG = System.getLogger(SettleLetters.class.getName());
    private static final int MOST_ROUNDS = 10;
    private static final int MOST_REPORTED = 10_000;

    private final RecoveryPorts ports;
    private final DeadLetters letters;
    private final RecoverSettings settings;
    private final RecoveryMeters meters;
    private final Each each;
    private final Counter unreadable;
    private final AtomicInteger there = new AtomicInteger();
    private final SequencedSet<String> reported = new LinkedHashSet<>();

    SettleLetters(RecoveryPorts ports, RecoverSettings settings, RecoveryMeters meters, Each each) {
        this.ports = ports;
        this.letters = ports.letters().dead();
        this.settings = settings;
        this.meters = meters;
        this.each = each;
        this.unreadable = meters.unreadable();
        meters.watch(there);
    }

    @Override
    public Duration run() {
        there.set(letters.count());
        List<Receipt> copies = new ArrayList<>();
        List<Letter> some = there.get() == 0 ? List.of() : letters.receive();
        for (int round = 1; !some.isEmpty(); round++) {
            some.stream().filter(SettleLetters::isCopy).map(Letter::receipt).forEach(copies::add);
            each.map(some.stream().filter(letter -> !isCopy(letter)).toList(), this::settle);
            some = round < MOST_ROUNDS ? letters.receive() : List.of();
        }
        // At the end alone, or they would come again and again.
        copies.stream()
                .gather(Gatherers.windowFixed(DeadLetters.MOST))
                .forEach(window -> letters.hide(window, Duration.ZERO));
        return settings.letters();
    }

    private static boolean isCopy(Letter letter) {
        return letter.reason() != null;
    }

    /** @return whether it is gone */
    private boolean settle(Letter letter) {
        return switch (letter.message()) {
            case Message.Unreadable(String why) -> {
                keep(letter, why);
                yield false;
            }
            case Message.Dispatched dispatched -> {
                Optional<Run> run = ports.runs().find(dispatched.run());
                run.filter(SettleLetters::needsMessage).ifPresent(this::sendAfresh);
                letters.delete(letter.receipt());
                yield true;
            }
        };
    }

    private void keep(Letter letter, String why) {
        if (!isReported(letter.id())) {
            ports.letters()
                    .alerts()
                    .send("Muster: a dead letter cannot be read", "Dead letter " + letter.id() + " is kept: " + why);
            unreadable.increment();
            reported(letter.id());
        }
        letters.hide(List.of(letter.receipt()), settings.unreadable());
    }

    private synchronized boolean isReported(String id) {
        return reported.contains(id);
    }

    private synchronized void reported(String id) {
        reported.add(id);
        if (reported.size() > MOST_REPORTED) {
            reported.removeFirst();
        }
    }

    private static boolean needsMessage(Run run) {
        return switch (run.state()) {
            case Queued queued -> queued.enqueue() != Enqueue.HELD;
            case Running running -> true;
            case Scheduled scheduled -> false;
            case Ended ended -> false;
        };
    }

    private void sendAfresh(Run run) {
        LOG.log(Level.WARNING, "the message of run {0} went round too often, and is sent afresh", run.id());
        ports.publisher().publish(run.dispatch());
        meters.resent(run);
    }
}
