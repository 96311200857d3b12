package dev.muster.local.metadata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The instance metadata service of one machine in EC2's shapes: its second version alone, and only on loopback. */
public final class MetadataServer implements AutoCloseable {
    private static final String ITEMS = "/latest/meta-data/";
    private static final String TOKEN = "X-aws-ec2-metadata-token";
    private static final String TOKEN_TTL = "X-aws-ec2-metadata-token-ttl-seconds";
    private static final long LONGEST_TTL = 21_600;
    private static final int TOKEN_BYTES = 24;
    private static final int BACKLOG = 16;

    private final HttpServer http;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> items = new ConcurrentHashMap<>();

    private MetadataServer(HttpServer http, RandomGenerator random, InstantSource clock) {
        this.http = http;
        this.random = random;
        this.clock = clock;
    }

    public static MetadataServer start(RandomGenerator random, InstantSource clock) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            MetadataServer server = new MetadataServer(http, random, clock);
            http.createContext("/", server::answer);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException("the port for metadata did not open", failed);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Another machine, of which nothing is known yet. */
    public void begin(String instance) {
        tokens.clear();
        items.clear();
        items.put("instance-id", instance);
        items.put("autoscaling/target-lifecycle-state", "InService");
    }

    /** EC2 takes the machine back then. */
    public void reclaim(Instant at) {
        items.put(
                "spot/instance-action",
                "{\"action\": \"terminate\", \"time\": \"" + at.truncatedTo(ChronoUnit.SECONDS) + "\"}");
    }

    /** EC2 is likely to take the machine back. */
    public void adviseRebalance() {
        items.put(
                "events/recommendations/rebalance",
                "{\"noticeTime\": \"" + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\"}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT") && path.equals("/latest/api/token")) {
                giveToken(exchange);
            } else if (!isKnown(exchange.getRequestHeaders().getFirst(TOKEN))) {
                send(exchange, 401, "");
            } else {
                String item = path.startsWith(ITEMS) ? items.get(path.substring(ITEMS.length())) : null;
                send(exchange, item == null ? 404 : 200, item == null ? "" : item);
            }
        }
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        String ttl = exchange.getRequestHeaders().getFirst(TOKEN_TTL);
        if (ttl == null || !ttl.matches("[1-9]\\d{0,4}") || Long.parseLong(ttl) > LONGEST_TTL) {
            send(exchange, 400, "");
            return;
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        tokens.put(token, clock.instant().plusSeconds(Long.parseLong(ttl)));
        exchange.getResponseHeaders().set(TOKEN_TTL, ttl);
        send(exchange, 200, token);
    }

    private boolean isKnown(@Nullable String token) {
        return token != null && tokens.getOrDefault(token, Instant.MIN).isAfter(clock.instant());
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
