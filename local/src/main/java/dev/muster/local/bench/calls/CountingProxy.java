package dev.muster.local.bench.calls;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.muster.local.bench.load.PlainServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Stands before an emulator and counts the requests by what they ask for. */
final class CountingProxy implements AutoCloseable {
    private static final String TARGET = "X-Amz-Target";

    /** Of one connection only, or set by client and server themselves. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "date", "expect", "host", "server", "transfer-encoding", "upgrade");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI emulator;
    private final PlainServer server;

    private CountingProxy(URI emulator, PlainServer server) {
        this.emulator = emulator;
        this.server = server;
    }

    static CountingProxy before(URI emulator) {
        CountingProxy proxy = new CountingProxy(emulator, PlainServer.start());
        proxy.server.serve("/", proxy::pass);
        return proxy;
    }

    URI url() {
        return server.url();
    }

    Calls counted() {
        Map<String, Long> now = new ConcurrentHashMap<>();
        counts.forEach((target, count) -> now.put(target, count.sum()));
        return new Calls(now);
    }

    private void pass(HttpExchange exchange) throws IOException {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst(TARGET));
        counts.computeIfAbsent(target, first -> new LongAdder()).increment();
        HttpRequest.Builder request = HttpRequest.newBuilder(emulator.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> pass(name, values, request));
        try {
            answer(exchange, client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(String name, List<String> values, HttpRequest.Builder request) {
        if (isPassedOn(name)) {
            values.forEach(value -> request.header(name, value));
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        response.headers().map().forEach((name, values) -> {
            if (isPassedOn(name)) {
                headers.put(name, values);
            }
        });
        PlainServer.write(exchange, response.statusCode(), response.body());
    }

    private static boolean isPassedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.close();
        client.shutdownNow();
    }
}
