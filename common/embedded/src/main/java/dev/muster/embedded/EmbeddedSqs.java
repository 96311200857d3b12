package dev.muster.embedded;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ: it never duplicates, reorders or limits messages in flight. */
record EmbeddedSqs(SQSRestServer server, URI endpoint) implements AutoCloseable {
    /** The port is the system's choice: on one that is taken ElasticMQ would not fail. */
    static EmbeddedSqs start() {
        SQSRestServer server = SQSRestServerBuilder.withInterface(Loopback.HOST)
                .withDynamicPort()
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        return new EmbeddedSqs(server, Loopback.http(port));
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
