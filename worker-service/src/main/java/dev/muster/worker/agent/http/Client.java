package dev.muster.worker.agent.http;

import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client for agents: it asks once, follows nothing, unpacks nothing and keeps nothing. It connects to the
 * addresses that it is given for a name, and through no proxy.
 */
final class Client {
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration TRUSTED = Duration.ofMillis(500);
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int KEEP_ALIVE_PROBES = 4;

    /** Of an answer, unlimited otherwise; and of what each of thousands of silent connections holds in memory. */
    private static final Http1Config HEADERS = Http1Config.custom()
            .setBufferSize(1 << 10)
            .setMaxLineLength(16 << 10)
            .setMaxHeaderCount(128)
            .build();

    private Client() {}

    static CloseableHttpClient of(HttpLimits limits, DnsResolver names) {
        RequestConfig request = RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(limits.connect()))
                .setResponseTimeout(Timeout.DISABLED)
                .setProtocolUpgradeEnabled(false)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections(limits, names))
                .setDefaultRequestConfig(request)
                .setUserAgent("Muster")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** A peer that is gone without a word is found out by TCP's own probes, since a silent answer may take days. */
    private static PoolingHttpClientConnectionManager connections(HttpLimits limits, DnsResolver names) {
        SocketConfig socket = SocketConfig.custom()
                .setSoKeepAlive(true)
                .setTcpKeepIdle(KEEP_ALIVE_SECONDS)
                .setTcpKeepInterval(KEEP_ALIVE_SECONDS)
                .setTcpKeepCount(KEEP_ALIVE_PROBES)
                .build();
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(timeout(limits.connect()))
                .setSocketTimeout(Timeout.DISABLED)
                .setIdleTimeout(timeout(IDLE))
                .setValidateAfterInactivity(TimeValue.of(TRUSTED))
                .build();
        return new Direct()
                .setDnsResolver(names)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HEADERS)
                        .build())
                .setMaxConnTotal(limits.connections())
                .setMaxConnPerRoute(limits.connections())
                .setDefaultSocketConfig(socket)
                .setDefaultConnectionConfig(connection)
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    /** The JDK's sockets would ask the properties of the JVM for a proxy, and leave it to that one where a name leads. */
    private static final class Direct extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    proxy -> new Socket(Proxy.NO_PROXY),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }
}
