package dev.muster.embedded;

import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local: it never throttles. Its own server listens on every address and reports its use to its maker, so its
 * handler stands behind a server of ours, which does neither.
 */
record EmbeddedDynamoDb(Server server, LocalDynamoDBServerHandler handler, URI endpoint) implements AutoCloseable {
    static EmbeddedDynamoDb start() {
        LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(inMemory(), null);
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(Loopback.HOST);
        server.addConnector(connector);
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception failed) {
            handler.close();
            throw new IllegalStateException("DynamoDB Local did not start: " + failed, failed);
        }
        return new EmbeddedDynamoDb(server, handler, Loopback.http(connector.getLocalPort()));
    }

    private static LocalDynamoDBRequestHandler inMemory() {
        int allAuthority = 0;
        boolean oneForAllCredentials = true;
        return new LocalDynamoDBRequestHandler(allAuthority, true, null, oneForAllCredentials, false);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("DynamoDB Local did not stop: " + failed, failed);
        } finally {
            handler.close();
        }
    }
}
