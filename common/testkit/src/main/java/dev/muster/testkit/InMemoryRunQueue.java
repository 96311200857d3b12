package dev.muster.testkit;

import dev.muster.pace.Pause;
import dev.muster.run.Dispatch;
import dev.muster.run.RunId;
import dev.muster.run.RunQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages in order of arrival, each out of sight for a while once received. A receipt is good until the next delivery. */
public final class InMemoryRunQueue implements RunQueue {
    /** How long a message is out of sight once received. */
    private static final Duration SLICE = Duration.ofMillis(10);

    private record Held(Message message, int count, Instant visible) {}

    private final InstantSource time;
    private final Pause pause;
    private final Map<Integer, Held> messages = new LinkedHashMap<>();
    private int published;

    /** @param pause how an empty-handed receiver waits, in slices of 10 ms */
    public InMemoryRunQueue(InstantSource time, Pause pause) {
        this.time = time;
        this.pause = pause;
    }

    public InMemoryRunQueue(ManualTime time) {
        this(time, time);
    }

    @Override
    public void publish(Dispatch dispatch) {
        send(new Message.Dispatched(dispatch.run(), dispatch.agent()));
    }

    /** Something that is perhaps not from here. */
    public synchronized void send(Message message) {
        messages.put(published++, new Held(message, 0, time.instant()));
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) throws InterruptedException {
        List<Delivery> taken = take(max);
        for (Duration rest = wait; taken.isEmpty() && rest.isPositive(); rest = rest.minus(SLICE)) {
            pause.rest(rest.compareTo(SLICE) < 0 ? rest : SLICE);
            taken = take(max);
        }
        return taken;
    }

    private synchronized List<Delivery> take(int max) {
        Instant now = time.instant();
        List<Delivery> taken = new ArrayList<>();
        for (Map.Entry<Integer, Held> entry : messages.entrySet()) {
            Held held = entry.getValue();
            if (taken.size() < max && !held.visible().isAfter(now)) {
                int count = held.count() + 1;
                entry.setValue(new Held(held.message(), count, now.plus(FIRST_VISIBILITY)));
                taken.add(new Delivery(receipt(entry.getKey(), count), count, held.message()));
            }
        }
        return taken;
    }

    @Override
    public synchronized void acknowledge(Receipt receipt) {
        messages.entrySet().removeIf(entry -> isOf(receipt, entry));
    }

    @Override
    public synchronized void extend(Collection<Receipt> receipts, Duration visibility) {
        Instant visible = time.instant().plus(visibility);
        for (Map.Entry<Integer, Held> entry : messages.entrySet()) {
            if (receipts.stream().anyMatch(receipt -> isOf(receipt, entry))) {
                Held held = entry.getValue();
                entry.setValue(new Held(held.message(), held.count(), visible));
            }
        }
    }

    /** Loses every message, as an operator's purge does. */
    public synchronized void purge() {
        messages.clear();
    }

    /** The runs that messages speak of, in sight or not, in order of arrival. */
    public synchronized List<RunId> runs() {
        return messages.values().stream()
                .map(Held::message)
                .filter(Message.Dispatched.class::isInstance)
                .map(message -> ((Message.Dispatched) message).run())
                .toList();
    }

    /** @return how many messages there are, in sight or not */
    public synchronized int size() {
        return messages.size();
    }

    private static boolean isOf(Receipt receipt, Map.Entry<Integer, Held> entry) {
        return receipt.equals(receipt(entry.getKey(), entry.getValue().count()));
    }

    private static Receipt receipt(int message, int count) {
        return new Receipt(message + "#" + count);
    }
}
