package dev.muster.local.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The supervisor's ear: on a free port of loopback, for those who know its token. */
public final class ControlServer implements AutoCloseable {
    private static final int TOKEN_BYTES = 24;
    private static final int BACKLOG = 64;

    private final HttpServer http;
    private final Address address;
    private final Supplier<Status> status;
    private final Runnable stop;

    private ControlServer(HttpServer http, Address address, Supplier<Status> status, Runnable stop) {
        this.http = http;
        this.address = address;
        this.status = status;
        this.stop = stop;
    }

    /** @param stop asks for the end of the platform and returns at once */
    public static ControlServer start(RandomGenerator random, Supplier<Status> status, Runnable stop) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        HttpServer http = listen();
        URI url = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        Address address =
                new Address(ProcessHandle.current().pid(), url, HexFormat.of().formatHex(token));
        ControlServer control = new ControlServer(http, address, status, stop);
        http.createContext("/", control::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        return control;
    }

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException failed) {
            throw new UncheckedIOException("the control port did not open", failed);
        }
    }

    public Address address() {
        return address;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (!isAuthorized(exchange)) {
                send(exchange, 401, "");
            } else if (request.equals("GET /status")) {
                send(exchange, 200, Json.MAPPER.writeValueAsString(status.get()));
            } else if (request.equals("POST /stop")) {
                send(exchange, 202, "");
                stop.run();
            } else {
                send(exchange, 404, "");
            }
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), address.bearer().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int code, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
