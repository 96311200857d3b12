package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
    private static HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create(Api.GATEWAY.api() + path));
    }

    @Test
    void nobodyComesInWithoutAKnownKey() {
        for (String header : new String[] {"Bearer nobody", "Bearer ", "Bearer", "Basic YTpi", "Bearer a b", "x"}) {
            Api.Answer answer = Api.send(bare("/v1/runs").header("Authorization", header));
            assertThat(answer.status()).as(header).isIn(400, 401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.text("code")).isEqualTo("UNAUTHENTICATED");
        }
        assertProblem(Api.send(bare("/v1/runs")), 401, "UNAUTHENTICATED", "Authorization: Bearer");
        assertProblem(Api.send(bare("/nothing")), 401, "UNAUTHENTICATED");
        assertProblem(Api.send(bare("/v1/runs?access_token=" + LiveGateway.ACME)), 401, "UNAUTHENTICATED");
    }

    @Test
    void aKeyIsForNothingButItsScope() {
        assertThat(Api.get(LiveGateway.OPERATOR, "/v1/runs").status()).isEqualTo(200);

        Api.Answer answer = Api.send(Api.submission(LiveGateway.OPERATOR, "{\"agent\":\"wordcount\"}"));
        assertProblem(answer, 403, "FORBIDDEN");
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
        assertProblem(Api.post(LiveGateway.OPERATOR, "/v1/runs/x/cancel"), 403, "FORBIDDEN");
    }

    @Test
    void whatIsNotServedIsAProblemToo() {
        assertProblem(Api.get(LiveGateway.ACME, "/v1/nothing"), 404, "NOT_FOUND");
        assertProblem(Api.get(LiveGateway.ACME, "/"), 404, "NOT_FOUND");
        assertProblem(Api.get(LiveGateway.ACME, "/error"), 404, "NOT_FOUND");
        assertProblem(Api.send(Api.request(LiveGateway.ACME, "/v1/runs").DELETE()), 405, "METHOD_NOT_ALLOWED");
        assertProblem(
                Api.send(Api.request(LiveGateway.ACME, "/v1/runs").header("Accept", "text/html")),
                406,
                "NOT_ACCEPTABLE");
        assertProblem(
                Api.send(Api.request(LiveGateway.ACME, "/v1/runs")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(Api.get(LiveGateway.ACME, "/v1//runs"), 400, "ADDRESS_MALFORMED");
        assertProblem(Api.get(LiveGateway.ACME, "/v1/runs/%2e%2e%2f"), 400, "BAD_REQUEST");
    }

    @Test
    void theActuatorHasItsOwnPortAndShowsHealthAndNumbersAlone() {
        String management = Api.GATEWAY.management();
        Api.submitted(LiveGateway.ACME);

        assertThat(status(management + "/actuator/health")).isEqualTo(200);
        assertThat(status(management + "/actuator/health/liveness")).isEqualTo(200);
        assertThat(status(management + "/actuator/health/readiness")).isEqualTo(200);
        assertThat(Api.send(HttpRequest.newBuilder(URI.create(management + "/actuator/prometheus")))
                        .response()
                        .body())
                .contains("muster_runs_submitted_total{agent=\"wordcount\"");
        for (String other : new String[] {"env", "beans", "heapdump", "metrics", "info", "shutdown", ""}) {
            assertThat(status(management + "/actuator/" + other)).as(other).isIn(401, 404);
        }
        assertProblem(Api.get(LiveGateway.ACME, "/actuator/health"), 404, "NOT_FOUND");
    }

    private static int status(String address) {
        return Api.send(HttpRequest.newBuilder(URI.create(address))).status();
    }

    @Test
    void whatIsNoHttpIsTurnedAwayWithoutAWordAboutUs() throws IOException {
        String answer = raw("GET /v1/runs?x=<> HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"code\":\"BAD_REQUEST\"")
                .doesNotContain("Tomcat")
                .doesNotContain("Exception");
    }

    @Test
    void anEndlessHeaderIsTurnedAway() throws IOException {
        String answer = raw("GET /v1/runs HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4(00|31).*").doesNotContain("Exception");
    }

    @Test
    void whoTricklesAHeaderIsCutOff() throws IOException {
        assertThat(trickled("GET /v1/runs HTTP/1.1\r\nX: ")).isEmpty();
    }

    @Test
    void whoTricklesABodyIsCutOff() throws IOException {
        assertThat(trickled("POST /v1/runs HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + LiveGateway.ACME
                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("BODY_INCOMPLETE");
    }

    /** @return what is answered while a byte follows every 100 ms, for 10 s at most */
    private static String trickled(String beginning) throws IOException {
        URI api = URI.create(Api.GATEWAY.api());
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            socket.setSoTimeout(100);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            for (int piece = 0; piece < 100; piece++) {
                try {
                    byte[] answer = new byte[4096];
                    int length = Math.max(0, socket.getInputStream().read(answer));
                    return new String(answer, 0, length, StandardCharsets.UTF_8);
                } catch (SocketTimeoutException stillOpen) {
                    socket.getOutputStream().write(' ');
                }
            }
        }
        throw new AssertionError("10 s later the connection is still open");
    }

    private static String raw(String request) throws IOException {
        URI api = URI.create(Api.GATEWAY.api());
        try (Socket socket = new Socket(api.getHost(), api.getPort());
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
