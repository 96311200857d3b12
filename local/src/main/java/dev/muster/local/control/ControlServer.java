package dev.muster.local.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.local.control.Routes.Answer;
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
import java.util.random.RandomGenerator;

/** The supervisor's ear: on a free port of loopback, for those who know its token. */
public final class ControlServer implements AutoCloseable {
    private static final int TOKEN_BYTES = 24;
    private static final int BACKLOG = 64;

    private final HttpServer http;
    private final Address address;

    private ControlServer(HttpServer http, Address address) {
        this.http = http;
        this.address = address;
    }

    /** Whoever calls is heard once it {@link #serve serves}, and waits until then. */
    public static ControlServer open(RandomGenerator random) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        HttpServer http = listen();
        URI url = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        return new ControlServer(
                http,
                new Address(ProcessHandle.current().pid(), url, HexFormat.of().formatHex(token)));
    }

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException failed) {
            throw new UncheckedIOException("the control port did not open", failed);
        }
    }

    public void serve(Commands commands) {
        Routes routes = new Routes(commands);
        http.createContext("/", exchange -> answer(exchange, routes));
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    public Address address() {
        return address;
    }

    private void answer(HttpExchange exchange, Routes routes) throws IOException {
        try (exchange) {
            if (!isAuthorized(exchange)) {
                send(exchange, Answer.of(401));
                return;
            }
            Answer answer = routes.answer(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            send(exchange, answer);
            answer.afterwards().run();
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), address.bearer().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
