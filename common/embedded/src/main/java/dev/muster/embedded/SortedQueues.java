package dev.muster.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.LookupQueue;
import scala.Some;
import scala.util.Right;

/** All queues of ElasticMQ, each behind a {@link SortedQueue}. */
final class SortedQueues extends AbstractActor {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Answer(Object answer, ActorRef asker) {}

    private final ActorRef queues;
    private final Map<ActorRef, ActorRef> sorted = new HashMap<>();

    private SortedQueues(ActorRef queues) {
        this.queues = queues;
    }

    static Props before(ActorRef queues) {
        return Props.create(SortedQueues.class, () -> new SortedQueues(queues));
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(CreateQueue.class, this::ask)
                .match(LookupQueue.class, this::ask)
                .match(Answer.class, answer -> answer.asker().tell(sorted(answer.answer()), getSelf()))
                .matchAny(message -> queues.forward(message, getContext()))
                .build();
    }

    private void ask(Object question) {
        ActorRef asker = getSender();
        Patterns.pipe(
                        Patterns.ask(queues, question, PATIENCE).thenApply(answer -> new Answer(answer, asker)),
                        getContext().getDispatcher())
                .to(getSelf());
    }

    private Object sorted(Object answer) {
        return switch (answer) {
            case Right<?, ?> made when made.value() instanceof ActorRef queue -> new Right<>(sorted(queue));
            case Some<?> found when found.value() instanceof ActorRef queue -> new Some<>(sorted(queue));
            default -> answer;
        };
    }

    private ActorRef sorted(ActorRef queue) {
        return sorted.computeIfAbsent(queue, any -> getContext().actorOf(SortedQueue.before(queue)));
    }
}
