package dev.muster.aws.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.AwsSettings;
import dev.muster.aws.Clients;
import dev.muster.aws.Emulators;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.testkit.MotoServer;
import dev.muster.testkit.contract.PayloadStoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3PayloadStoreTest extends PayloadStoreContract {
    private static final AwsSettings.Calls CALLS = new AwsSettings.Calls(
            Duration.ofSeconds(30), 3, 8, Duration.ofSeconds(10), 4, Duration.ZERO, Duration.ofSeconds(10));
    private static final String BUCKET = "payloads";

    private final URI endpoint = MotoServer.endpoint("payloads in S3");
    private final S3Client client = Clients.s3(endpoint, CALLS);
    private final S3PayloadStore payloads = store("dev/");

    @BeforeAll
    void createBucket() {
        client.createBucket(bucket ->
                bucket.bucket(BUCKET).createBucketConfiguration(where -> where.locationConstraint("eu-west-1")));
    }

    @AfterAll
    void close() {
        payloads.close();
    }

    private S3PayloadStore store(String prefix) {
        return new S3PayloadStore(client, Emulators.LANE, new BucketFolder(BUCKET, prefix), CALLS.timeout());
    }

    @Override
    protected PayloadStore payloads() {
        return payloads;
    }

    @Override
    @Test
    @Disabled(
            "S3 promises it of every put; the emulator answers several writers of one document with 500, or a reader with nothing")
    protected void ofSeveralDocumentsAtOnceOneStaysWhole() {}

    @Test
    void foldersDoNotShareDocuments() {
        payloads.put("key", new byte[] {1});
        assertThat(store("").get("dev/key")).containsExactly(1);
        assertThat(store("other/").length("key")).isEmpty();
    }

    @Test
    void whoStopsReadingKeepsNoConnection() throws IOException {
        payloads.put("large", new byte[Payload.LARGEST]);
        for (int reader = 0; reader < 2 * CALLS.connections(); reader++) {
            try (InputStream content = payloads.open("large")) {
                assertThat(content.read()).isZero();
            }
        }
    }
}
