package dev.muster.testkit;

import dev.muster.run.DeadLetters;
import dev.muster.run.Dispatch;
import dev.muster.run.RunQueue.Message;
import dev.muster.run.RunQueue.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Letters in order of arrival, each out of sight for a while once received. A receipt is good until the next delivery. */
public final class InMemoryDeadLetters implements DeadLetters {
    private record Held(Letter letter, Instant visible) {}

    private final InstantSource time;
    private final Map<String, Held> letters = new LinkedHashMap<>();
    private int arrived;
    private int delivered;

    public InMemoryDeadLetters(InstantSource time) {
        this.time = time;
    }

    @Override
    public void leaveCopy(Dispatch dispatch, String reason) {
        put(new Message.Dispatched(dispatch.run(), dispatch.agent()), reason);
    }

    /** As the queue moves a message here. */
    public void move(Message message) {
        put(message, null);
    }

    private synchronized void put(Message message, @Nullable String reason) {
        String id = "letter-" + arrived++;
        letters.put(id, new Held(new Letter(new Receipt(id), id, message, reason), time.instant()));
    }

    @Override
    public synchronized List<Letter> receive() {
        Instant now = time.instant();
        List<Letter> taken = new ArrayList<>();
        for (Map.Entry<String, Held> entry : letters.entrySet()) {
            Held held = entry.getValue();
            if (taken.size() < MOST && !held.visible().isAfter(now)) {
                Letter letter = again(held.letter());
                entry.setValue(new Held(letter, now.plus(VISIBILITY)));
                taken.add(letter);
            }
        }
        return taken;
    }

    private Letter again(Letter letter) {
        Receipt receipt = new Receipt(letter.id() + "#" + delivered++);
        return new Letter(receipt, letter.id(), letter.message(), letter.reason());
    }

    @Override
    public synchronized void delete(Receipt receipt) {
        letters.values().removeIf(held -> held.letter().receipt().equals(receipt));
    }

    @Override
    public synchronized void hide(Collection<Receipt> receipts, Duration hidden) {
        Instant visible = time.instant().plus(hidden);
        letters.replaceAll(
                (id, held) -> receipts.contains(held.letter().receipt()) ? new Held(held.letter(), visible) : held);
    }

    @Override
    public synchronized int count() {
        return letters.size();
    }

    /** How many letters have been received, each time counted. */
    public synchronized int looks() {
        return delivered;
    }

    /** The reasons of the copies, in order of arrival. */
    public synchronized List<String> reasons() {
        return letters.values().stream()
                .flatMap(held -> Stream.ofNullable(held.letter().reason()))
                .toList();
    }
}
