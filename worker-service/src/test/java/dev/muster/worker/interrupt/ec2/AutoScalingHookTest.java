package dev.muster.worker.interrupt.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

class AutoScalingHookTest {
    private static final String DONE = "<CompleteLifecycleActionResponse"
            + " xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\"><CompleteLifecycleActionResult/>"
            + "</CompleteLifecycleActionResponse>";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        service.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add(URLDecoder.decode(body, StandardCharsets.UTF_8));
                byte[] answer = DONE.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private AutoScalingHook hook() {
        AutoScalingClient client = AutoScalingClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + service.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(AwsCrtHttpClient.builder())
                .build();
        return new AutoScalingHook(client, "spot", "drain");
    }

    @Test
    void theMachineMayEndAtOnce() {
        hook().complete("i-1");

        assertThat(asked)
                .singleElement()
                .asString()
                .contains(
                        "Action=CompleteLifecycleAction",
                        "AutoScalingGroupName=spot",
                        "LifecycleHookName=drain",
                        "InstanceId=i-1",
                        "LifecycleActionResult=CONTINUE");
    }

    @Test
    void aWorkerEndsThoughNobodyHearsIt() {
        status = 400;
        hook().complete("i-1");

        assertThat(asked).hasSize(1);
    }
}
