package dev.muster.worker.interrupt.ec2;

import dev.muster.pace.TransientFault;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.imds.Ec2MetadataClientException;
import software.amazon.awssdk.imds.Ec2MetadataRetryPolicy;

/** The instance metadata service, in its second version alone: with a token. */
public final class Ec2Metadata implements Metadata, AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final int TOKEN_REFUSED = 401;

    /** It is this machine that answers, whatever the environment says of others. */
    private static final ProxyConfiguration NO_PROXY = ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariablesValues(false)
            .build();

    private final @Nullable URI endpoint;
    private final Duration patience;
    private volatile Ec2MetadataClient client;

    /**
     * @param endpoint by default what the SDK finds in {@code AWS_EC2_METADATA_SERVICE_ENDPOINT}, else EC2's own
     * @param patience with connecting, and with silence
     */
    public Ec2Metadata(@Nullable URI endpoint, Duration patience) {
        this.endpoint = endpoint;
        this.patience = patience;
        this.client = client();
    }

    private Ec2MetadataClient client() {
        Ec2MetadataClient.Builder builder = Ec2MetadataClient.builder()
                .retryPolicy(Ec2MetadataRetryPolicy.none())
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(patience)
                        .socketTimeout(patience)
                        .proxyConfiguration(NO_PROXY)
                        .build());
        return endpoint == null ? builder.build() : builder.endpoint(endpoint).build();
    }

    @Override
    public Optional<String> read(String path) {
        try {
            return Optional.of(client.get(path).asString());
        } catch (Ec2MetadataClientException answered) {
            if (answered.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (answered.statusCode() == TOKEN_REFUSED) {
                renew();
            }
            throw new TransientFault(path + " was answered with " + answered.statusCode(), answered);
        } catch (SdkException | UncheckedIOException silent) {
            throw new TransientFault(path + " was not answered", silent);
        }
    }

    /** The token may be of a service that has been started anew; the client would keep it for hours. */
    private synchronized void renew() {
        client.close();
        client = client();
    }

    @Override
    public void close() {
        client.close();
    }
}
