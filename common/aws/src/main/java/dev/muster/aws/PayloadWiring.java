package dev.muster.aws;

import dev.muster.aws.payload.BucketFolder;
import dev.muster.aws.payload.S3PayloadStore;
import dev.muster.run.FilePayloadStore;
import dev.muster.run.PayloadStore;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.s3.properties.S3Properties;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Where large documents go: a folder, or one of a bucket. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(S3Properties.class)
class PayloadWiring {
    /** Each of them leads to an emulator, where a bucket has no host name of its own. */
    private static final List<String> ENDPOINTS = List.of(
            "spring.cloud.aws.s3.endpoint", "spring.cloud.aws.endpoint", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");

    /** Only where somebody needs it. */
    @Bean
    @Lazy
    @DependsOn("nativeClients")
    PayloadStore payloadStore(
            AwsSettings settings, S3Properties s3, AwsClientBuilderConfigurer configurer, Environment environment) {
        URI payloads = settings.payloads();
        if (payloads == null) {
            throw new IllegalArgumentException("muster.aws.payloads: needs " + AwsSettings.PLACES);
        }
        Optional<BucketFolder> folder = BucketFolder.of(payloads);
        if (folder.isEmpty()) {
            return new FilePayloadStore(Path.of(payloads));
        }
        S3ClientBuilder client =
                configurer.configure(S3Client.builder(), s3, null).forcePathStyle(isPathStyle(s3, environment));
        new AwsClients(settings.calls()).payloads(client);
        AwsSettings.Calls calls = settings.calls();
        return new S3PayloadStore(client.build(), calls.lane(), folder.orElseThrow(), calls.upload());
    }

    private static boolean isPathStyle(S3Properties s3, Environment environment) {
        Boolean said = s3.getPathStyleAccessEnabled();
        return said == null ? ENDPOINTS.stream().anyMatch(environment::containsProperty) : said;
    }
}
