package dev.muster.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service of AWS by script: the n-th request has the n-th answer, and the last one answers all that follow. */
public final class Stub implements AutoCloseable {
    private static final int OK = 200;
    private static final int NO_ANSWER = -1;

    /**
     * A status and a body, of JSON where nothing else is said.
     *
     * @param missing bytes of the body that are announced and never sent
     */
    public record Answer(int status, String body, Map<String, String> headers, int missing) {
        public Answer(int status, String body) {
            this(status, body, Map.of("Content-Type", "application/x-amz-json-1.0"), 0);
        }

        public Answer with(String header, String value) {
            return new Answer(status, body, Map.of(header, value), missing);
        }

        /** The connection closes in the middle. */
        public static Answer cutOff(String beginning) {
            return new Answer(OK, beginning, Map.of(), 100);
        }

        public static Answer ok(String body) {
            return new Answer(OK, body);
        }

        /** @param type as DynamoDB and SQS name their exceptions */
        public static Answer error(int status, String type) {
            return new Answer(status, "{\"__type\":\"com.amazonaws#" + type + "\",\"message\":\"by script\"}");
        }

        /** Takes the request and closes the connection. */
        public static Answer none() {
            return new Answer(NO_ANSWER, "");
        }
    }

    private final HttpServer server;
    private final List<Answer> script;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public Stub(Answer... script) {
        this.script = List.of(script);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public int requests() {
        return requests.get();
    }

    /** Methods and paths. */
    public List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            Answer answer = script.get(Math.min(requests.getAndIncrement(), script.size() - 1));
            if (answer.status() != NO_ANSWER) {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                answer.headers().forEach(exchange.getResponseHeaders()::add);
                exchange.sendResponseHeaders(answer.status(), body.length + answer.missing());
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
