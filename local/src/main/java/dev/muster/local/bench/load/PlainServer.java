package dev.muster.local.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The JDK's own HTTP server on loopback, with a virtual thread for every request. */
public final class PlainServer implements AutoCloseable {
    private static final int BACKLOG = 10_000;

    /** @param json the body */
    public record Answer(int status, String json) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private PlainServer(HttpServer server) {
        this.server = server;
    }

    public static PlainServer start() {
        // By default it closes all but 200 idle connections, under the hands of a client that reuses them.
        System.setProperty("sun.net.httpserver.maxIdleConnections", Integer.toString(BACKLOG));
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            PlainServer started = new PlainServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG));
            started.server.setExecutor(started.threads);
            started.server.start();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException("loopback has no free port", failed);
        }
    }

    /** @param answer called with the request, of which the body has been read, on a thread of its own */
    public PlainServer on(String path, Function<HttpExchange, Answer> answer) {
        return serve(path, exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            Answer given = answer.apply(exchange);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            write(exchange, given.status(), given.json().getBytes(StandardCharsets.UTF_8));
        });
    }

    /** What a handler throws is for people to see: the server itself would hang up without a word. */
    public PlainServer serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            } catch (RuntimeException failed) {
                failed.printStackTrace();
                throw failed;
            }
        });
        return this;
    }

    public static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
