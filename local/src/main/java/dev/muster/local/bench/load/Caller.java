package dev.muster.local.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;

/** Asks once and reads the whole answer, with the client that workers use for their http agents. */
public final class Caller implements AutoCloseable {
    /** What came back. */
    public record Reply(int status, String body) {}

    private final CloseableHttpClient http;

    private Caller(CloseableHttpClient http) {
        this.http = http;
    }

    public static Caller of(int connections) {
        return new Caller(HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build());
    }

    public Reply post(URI to, String json, Map<String, String> headers) {
        HttpPost post = new HttpPost(to);
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return ask(post);
    }

    public Reply get(URI from, Map<String, String> headers) {
        HttpGet get = new HttpGet(from);
        headers.forEach(get::setHeader);
        return ask(get);
    }

    private Reply ask(ClassicHttpRequest request) {
        try {
            return http.execute(
                    request, answer -> new Reply(answer.getCode(), EntityUtils.toString(answer.getEntity())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
