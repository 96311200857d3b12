import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.nio.charset.StandardCharsets;

/*
 * An http agent: answers after input.delay_seconds, as JSON or, with input.stream, as server-sent events.
 * Run it with: java AnswerAfter.java [--port 9090]
 */

static final int BACKLOG = 10_000;
static final int LARGEST_BODY = 1 << 20;
static final Duration LONGEST_DELAY = Duration.ofDays(7);

// The JDK has no JSON parser. A quote inside a string is escaped, so these match keys only, at any depth.
static final Pattern DELAY = Pattern.compile("[{,]\\s*\"delay_seconds\"\\s*:\\s*(\\d{1,9}(?:\\.\\d{1,9})?)\\s*[,}]");
static final Pattern STREAM = Pattern.compile("[{,]\\s*\"stream\"\\s*:\\s*true\\s*[,}]");

record Request(Duration delay, boolean stream) {
    static Request of(String body) {
        Matcher delay = DELAY.matcher(body);
        if (!delay.find()) {
            throw new IllegalArgumentException("input.delay_seconds must be a decimal number of at least 0");
        }
        return new Request(duration(new BigDecimal(delay.group(1))), STREAM.matcher(body).find());
    }

    private static Duration duration(BigDecimal seconds) {
        Duration delay = Duration.ofMillis(seconds.movePointRight(3).longValue());
        if (delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("input.delay_seconds must be at most " + LONGEST_DELAY.toSeconds());
        }
        return delay;
    }
}

void main(String[] args) throws IOException {
    // By default the JDK closes all but 200 idle connections, under the hands of a client that reuses them.
    System.setProperty("sun.net.httpserver.maxIdleConnections", String.valueOf(BACKLOG));
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port(args));
    HttpServer server = HttpServer.create(address, BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/ping", exchange -> answer(exchange, 200, "{\"status\":\"Healthy\"}"));
    server.createContext("/invocations", this::invoke);
    server.start();
    IO.println("answer-after listens on http://127.0.0.1:" + server.getAddress().getPort());
}

int port(String[] args) {
    if (args.length == 0) {
        return 9090;
    }
    if (args.length == 2 && args[0].equals("--port")) {
        return Integer.parseInt(args[1]);
    }
    throw new IllegalArgumentException("usage: java AnswerAfter.java [--port 9090]");
}

void invoke(HttpExchange exchange) {
    try (exchange) {
        if (exchange.getRequestMethod().equals("POST")) {
            answerLater(exchange);
        } else {
            refuse(exchange, 405, "METHOD_NOT_ALLOWED", "/invocations takes POST");
        }
    } catch (IOException e) {
        log(exchange, "the client has gone: " + e.getMessage());
    } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
    }
}

void answerLater(HttpExchange exchange) throws IOException, InterruptedException {
    Request request;
    try {
        request = Request.of(body(exchange));
    } catch (IllegalArgumentException e) {
        refuse(exchange, 400, "INVALID_INPUT", e.getMessage());
        return;
    }
    if (request.stream()) {
        streamAfter(request.delay(), exchange);
    } else {
        Thread.sleep(request.delay());
        answer(exchange, 200, result(request.delay()));
    }
}

String body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
        throw new IllegalArgumentException("the body must be at most " + LARGEST_BODY + " bytes");
    }
    return new String(body, StandardCharsets.UTF_8);
}

void streamAfter(Duration delay, HttpExchange exchange) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    long began = System.nanoTime();
    for (long second = 1; second <= delay.toSeconds(); second++) {
        sleepUntil(began, Duration.ofSeconds(second));
        event(exchange, "{\"type\":\"progress\",\"value\":{\"waited_seconds\":" + second + "}}");
    }
    sleepUntil(began, delay);
    event(exchange, result(delay));
}

void sleepUntil(long began, Duration elapsed) throws InterruptedException {
    Thread.sleep(elapsed.minusNanos(System.nanoTime() - began));
}

void event(HttpExchange exchange, String json) throws IOException {
    OutputStream out = exchange.getResponseBody();
    out.write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
}

void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
    }
}

void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
    log(exchange, message);
    answer(exchange, status, error(code, message));
}

String result(Duration delay) {
    var seconds = BigDecimal.valueOf(delay.toMillis(), 3).stripTrailingZeros().toPlainString();
    return "{\"type\":\"result\",\"value\":{\"waited_seconds\":" + seconds + "}}";
}

String error(String code, String message) {
    return "{\"type\":\"error\",\"code\":\"%s\",\"message\":\"%s\",\"retryable\":false}".formatted(code, message);
}

void log(HttpExchange exchange, String message) {
    var headers = exchange.getRequestHeaders();
    System.err.printf(
            "run %s, fence %s: %s%n", headers.getFirst("Muster-Run-Id"), headers.getFirst("Muster-Fence"), message);
}
