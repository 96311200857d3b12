package dev.muster.embedded;

import java.net.URI;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;

/** ElasticMQ: it never duplicates, reorders or limits messages in flight. */
record EmbeddedSqs(ActorSystem actors, SQSRestServer server, URI endpoint) implements AutoCloseable {
    /** The port is the system's choice: on one that is taken ElasticMQ would not fail. */
    static EmbeddedSqs start() {
        ActorSystem actors = ActorSystem.create("elasticmq");
        ActorRef queues = actors.actorOf(Props.create(
                QueueManagerActor.class,
                () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, Option.empty())));
        SQSRestServer server = SQSRestServerBuilder.withInterface(Loopback.HOST)
                .withDynamicPort()
                .withActorSystem(actors)
                .withQueueManagerActor(actors.actorOf(SortedQueues.before(queues)))
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        return new EmbeddedSqs(actors, server, Loopback.http(port));
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        actors.getWhenTerminated().toCompletableFuture().join();
    }
}
