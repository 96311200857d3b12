package dev.muster.worker.agent.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An agent on loopback that answers as a test says. */
final class Server implements AutoCloseable {
    private static final int BACKLOG = 2_000;

    interface Answer {
        void to(HttpExchange exchange) throws Exception;
    }

    record Asked(String method, String path, Headers headers, String body) {}

    final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    final Queue<Integer> ports = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Server(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                note(exchange);
                answer.to(exchange);
            } catch (IOException gone) {
                return;
            } catch (Exception bug) {
                throw new IllegalStateException(bug);
            }
        });
        server.start();
    }

    private void note(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
        ports.add(exchange.getRemoteAddress().getPort());
    }

    static Answer json(int status, String body) {
        return answer(status, "application/json", body);
    }

    static Answer stream(String body) {
        return answer(200, "text/event-stream; charset=utf-8", body);
    }

    private static Answer answer(int status, String type, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Says the same for ever. */
    static Answer endless(int status, String type, String words) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, 0);
            OutputStream out = exchange.getResponseBody();
            while (!Thread.currentThread().isInterrupted()) {
                out.write(words.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
