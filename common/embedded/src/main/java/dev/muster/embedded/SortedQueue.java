package dev.muster.embedded;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pekko.actor.AbstractActorWithTimers;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import scala.util.Left;
import scala.util.Right;

/**
 * Stands before a queue of ElasticMQ and keeps it sorted. It holds messages in a heap by when they are visible, and moves
 * that time under the heap's hands where a message is kept out of sight for longer: visible ones may end up beneath it,
 * where no receiver finds them, and waiting receivers search without a rest. Where the time is moved closer it builds the
 * heap anew. So soon after messages have been kept for longer, one of them is kept for a little less.
 */
final class SortedQueue extends AbstractActorWithTimers {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final long LESS_MILLIS = 1_000;
    private static final long SHORTEST_MILLIS = 10_000;
    private static final int MOST_KEPT = 64;

    private enum Sort {
        NOW
    }

    private record Extension(UpdateVisibilityTimeout call, long millis, long at) {}

    private final ActorRef queue;
    private final Deque<Extension> extensions = new ArrayDeque<>();
    private final Deque<Extension> candidates = new ArrayDeque<>();

    private SortedQueue(ActorRef queue) {
        this.queue = queue;
    }

    static Props before(ActorRef queue) {
        return Props.create(SortedQueue.class, () -> new SortedQueue(queue));
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(UpdateVisibilityTimeout.class, this::extend)
                .matchEquals(Sort.NOW, now -> begin())
                .match(Left.class, gone -> sort())
                .match(Right.class, sorted -> candidates.clear())
                .matchAny(message -> queue.forward(message, getContext()))
                .build();
    }

    private void extend(UpdateVisibilityTimeout call) {
        if (call.visibilityTimeout() instanceof MillisVisibilityTimeout visibility
                && visibility.millis() >= SHORTEST_MILLIS) {
            extensions.push(new Extension(call, visibility.millis(), System.currentTimeMillis()));
            if (extensions.size() > MOST_KEPT) {
                extensions.removeLast();
            }
            if (!getTimers().isTimerActive(Sort.NOW)) {
                getTimers().startSingleTimer(Sort.NOW, Sort.NOW, SOON);
            }
        }
        queue.forward(call, getContext());
    }

    /** What is kept for longer from now on is sorted by the next turn. */
    private void begin() {
        candidates.clear();
        candidates.addAll(extensions);
        extensions.clear();
        sort();
    }

    /** By the latest that is still there: of some the messages have been deleted meanwhile. */
    private void sort() {
        Extension latest = candidates.poll();
        if (latest != null) {
            long passed = System.currentTimeMillis() - latest.at();
            queue.tell(
                    new UpdateVisibilityTimeout(
                            latest.call().deliveryReceipt(),
                            new MillisVisibilityTimeout(latest.millis() - passed - LESS_MILLIS)),
                    getSelf());
        }
    }
}
