package dev.muster.aws.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BucketFolderTest {
    @ParameterizedTest
    @ValueSource(strings = {"s3://muster.payloads-1/dev/eu", "s3://muster.payloads-1//dev/eu/"})
    void aPrefixIsAFolder(String uri) {
        assertThat(BucketFolder.of(URI.create(uri))).contains(new BucketFolder("muster.payloads-1", "dev/eu/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket", "s3://bucket/"})
    void aBucketMayBeNobodyElses(String uri) {
        assertThat(BucketFolder.of(URI.create(uri))).contains(new BucketFolder("bucket", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/bucket",
                "bucket/prefix",
                "s3:bucket",
                "s3:///prefix",
                "s3://b/prefix",
                "s3://me@bucket",
                "s3://bucket:80",
                "s3://bucket?x"
            })
    void whatNamesNoBucketIsNone(String uri) {
        assertThat(BucketFolder.of(URI.create(uri))).isEmpty();
    }
}
