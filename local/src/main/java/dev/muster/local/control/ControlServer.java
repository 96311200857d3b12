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
import java.util.random.RandomGenerator;

/** The supervisor's ear: on a free port of loopback, for those who know its token. */
public final class ControlServer implements AutoCloseable {
    private static final int TOKEN_BYTES = 24;
    private static final int BACKLOG = 64;
    private static final String RECLAIM = "POST /reclaim/";
    private static final String REBALANCE = "POST /rebalance/";

    private final HttpServer http;
    private final Address address;
    private final Commands commands;

    /** What a supervisor can be asked. */
    public interface Commands {
        Status status();

        /** Asks for the end of the platform and returns at once. */
        void stop();

        /**
         * Has the machine of a worker say that it goes.
         *
         * @param rebalance only that it is likely to go
         * @return false where no such worker lives
         */
        boolean interrupt(String worker, boolean rebalance);
    }

    private ControlServer(HttpServer http, Address address, Commands commands) {
        this.http = http;
        this.address = address;
        this.commands = commands;
    }

    public static ControlServer start(RandomGenerator random, Commands commands) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        HttpServer http = listen();
        URI url = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        Address address =
                new Address(ProcessHandle.current().pid(), url, HexFormat.of().formatHex(token));
        ControlServer control = new ControlServer(http, address, commands);
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
                send(exchange, 200, Json.MAPPER.writeValueAsString(commands.status()));
            } else if (request.equals("POST /stop")) {
                send(exchange, 202, "");
                commands.stop();
            } else {
                send(exchange, interrupt(request) ? 202 : 404, "");
            }
        }
    }

    private boolean interrupt(String request) {
        if (request.startsWith(RECLAIM)) {
            return commands.interrupt(request.substring(RECLAIM.length()), false);
        }
        return request.startsWith(REBALANCE) && commands.interrupt(request.substring(REBALANCE.length()), true);
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
