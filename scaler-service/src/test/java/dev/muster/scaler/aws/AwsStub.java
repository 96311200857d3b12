package dev.muster.scaler.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Services of AWS that answer each action as a test says, in XML (Auto Scaling, EC2) or JSON (ECS). */
final class AwsStub implements AutoCloseable {
    private static final String TARGET = "X-Amz-Target";
    private static final Answer DONE = new Answer(200, "{}");
    private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");

    record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Runnable before = () -> {};
    private volatile boolean silent;

    AwsStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    PoolClients clients() {
        return Moto.clients(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    AwsStub on(String action, int status, String body) {
        answers.put(action, new Answer(status, body));
        return this;
    }

    /** As Auto Scaling answers: what is inside of the result. */
    AwsStub onQuery(String action, String result) {
        return on(
                action,
                200,
                "<%1$sResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                        .formatted(action, result));
    }

    AwsStub refuseQuery(String action, int status, String code, String message) {
        return on(
                action,
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                        .formatted(code, message));
    }

    /** No request is answered any longer. */
    void fallSilent() {
        silent = true;
    }

    /** What happens while a request is on its way. */
    void meanwhile(Runnable happening) {
        before = happening;
    }

    /** Actions with their parameters, in order. */
    List<String> asked() {
        return asked;
    }

    List<String> asked(String action) {
        return asked.stream().filter(one -> one.startsWith(action + " ")).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String action = action(exchange.getRequestHeaders().getFirst(TARGET), body);
            asked.add(action + " " + URLDecoder.decode(body, StandardCharsets.UTF_8));
            before.run();
            if (silent) {
                closed.await();
            }
            Answer answer = answers.getOrDefault(action, DONE);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String action(@Nullable String target, String body) {
        Matcher query = ACTION.matcher(body);
        return target == null && query.find()
                ? query.group(1)
                : String.valueOf(target).replaceFirst(".*\\.", "");
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
