package dev.muster.local.bench.load;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.function.Consumer;

/** The http agent that all runs are for: it answers at once, or when told. */
public final class NoOpAgent implements AutoCloseable {
    private static final PlainServer.Answer RESULT =
            new PlainServer.Answer(200, "{\"type\":\"result\",\"value\":null}");

    private final PlainServer server;
    private volatile Consumer<String> called = run -> {};

    private NoOpAgent(PlainServer server) {
        this.server = server;
    }

    public static NoOpAgent start() {
        NoOpAgent agent = new NoOpAgent(PlainServer.start());
        agent.server.on("/invocations", agent::invoke);
        return agent;
    }

    /** @param listener told of each run while its agent works; how long it takes is how long the agent takes */
    public void onCall(Consumer<String> listener) {
        called = listener;
    }

    private PlainServer.Answer invoke(HttpExchange exchange) {
        called.accept(exchange.getRequestHeaders().getFirst("Muster-Run-Id"));
        return RESULT;
    }

    public URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
