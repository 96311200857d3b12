package dev.muster.aws.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.AwsSettings;
import dev.muster.aws.Clients;
import dev.muster.aws.Emulators;
import dev.muster.aws.Stub;
import dev.muster.aws.Stub.Answer;
import dev.muster.pace.TransientFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class S3FaultsTest {
    private static final AwsSettings.Calls CALLS = new AwsSettings.Calls(
            Duration.ofSeconds(30), 3, 8, Duration.ofSeconds(30), 1, Duration.ZERO, Duration.ofSeconds(30));
    private static final AwsSettings.Calls HASTY = new AwsSettings.Calls(
            Duration.ofMillis(500), 3, 8, Duration.ofSeconds(3), 1, Duration.ZERO, Duration.ofSeconds(3));

    private static final Answer OK = Answer.ok("");

    private static Answer error(int status, String code) {
        return new Answer(status, "<Error><Code>" + code + "</Code><Message>by script</Message></Error>");
    }

    private static void on(URI endpoint, AwsSettings.Calls calls, Consumer<S3PayloadStore> call) {
        try (S3PayloadStore payloads = new S3PayloadStore(
                Clients.s3(endpoint, calls), Emulators.LANE, new BucketFolder("payloads", ""), calls.timeout())) {
            call.accept(payloads);
        }
    }

    private static void put(Stub bucket) {
        on(bucket.endpoint(), CALLS, payloads -> payloads.put("key", new byte[100]));
    }

    private static void get(Stub bucket) {
        on(bucket.endpoint(), CALLS, payloads -> payloads.get("key"));
    }

    @ParameterizedTest
    @CsvSource({"503, SlowDown", "500, InternalError", "400, RequestTimeout"})
    void whatIsRefusedForNowIsAskedForAgainAndThenATransientFault(int status, String code) {
        try (Stub bucket = new Stub(error(status, code), error(status, code), OK)) {
            put(bucket);
            assertThat(bucket.requests()).isEqualTo(3);
        }
        try (Stub bucket = new Stub(error(status, code))) {
            assertThatThrownBy(() -> put(bucket)).isInstanceOf(TransientFault.class);
            assertThat(bucket.requests()).isEqualTo(CALLS.attempts());
        }
    }

    @Test
    void anUploadThatWasNotAnsweredIsRepeated() {
        try (Stub bucket = new Stub(Answer.none(), OK)) {
            put(bucket);
            assertThat(bucket.requests()).isEqualTo(2);
        }
    }

    @Test
    void aBucketThatNeverAnswersIsATransientFaultInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            assertThatThrownBy(() -> on(endpoint, HASTY, payloads -> payloads.get("key")))
                    .isInstanceOf(TransientFault.class)
                    .hasMessageContaining("500 millis");
        }
    }

    @Test
    void aBucketThatIsNotReachedIsATransientFault() {
        Stub bucket = new Stub(OK);
        bucket.close();
        assertThatThrownBy(() -> get(bucket)).isInstanceOf(TransientFault.class);
    }

    @ParameterizedTest
    @CsvSource({"404, NoSuchBucket", "403, AccessDenied"})
    void whatRepetitionCannotHealIsNoTransientFault(int status, String code) {
        try (Stub bucket = new Stub(error(status, code))) {
            assertThatThrownBy(() -> put(bucket)).isInstanceOf(S3Exception.class);
            assertThatThrownBy(() -> get(bucket)).isInstanceOf(S3Exception.class);
            assertThat(bucket.requests()).isEqualTo(2);
        }
    }

    @Test
    void aDocumentThatBreaksOffIsATransientFault() {
        try (Stub bucket = new Stub(Answer.cutOff("half"))) {
            assertThatThrownBy(() -> get(bucket)).isInstanceOf(TransientFault.class);
        }
    }

    @Test
    void aDocumentThatIsNotTheOneThatWasPutIsATransientFault() {
        try (Stub bucket = new Stub(Answer.ok("other").with("x-amz-checksum-crc32", "AAAAAA=="))) {
            assertThatThrownBy(() -> get(bucket)).isInstanceOf(TransientFault.class);
        }
    }
}
