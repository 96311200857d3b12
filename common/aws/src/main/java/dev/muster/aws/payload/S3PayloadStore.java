package dev.muster.aws.payload;

import dev.muster.aws.call.Lane;
import dev.muster.run.PayloadStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A folder of a bucket as a payload store. What nobody deletes goes by the bucket's own lifecycle rule, which has to give
 * it longer than runs are kept. Whoever calls may list the bucket: to all others S3 refuses what is not there.
 */
public final class S3PayloadStore implements PayloadStore, AutoCloseable {
    private final S3Client client;
    private final Lane lane;
    private final BucketFolder folder;
    private final Duration upload;

    /**
     * @param client closed with this
     * @param upload how long one may take
     */
    public S3PayloadStore(S3Client client, Lane lane, BucketFolder folder, Duration upload) {
        this.client = client;
        this.lane = lane;
        this.folder = folder;
        this.upload = upload;
    }

    @Override
    public void put(String key, byte[] content) {
        answer(
                "put",
                key,
                () -> client.putObject(
                        object -> object.bucket(folder.bucket())
                                .key(folder.prefix() + key)
                                .overrideConfiguration(bound -> bound.apiCallTimeout(upload)),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public OptionalLong length(String key) {
        try {
            return OptionalLong.of(answer(
                    "look",
                    key,
                    () -> client.headObject(
                                    object -> object.bucket(folder.bucket()).key(folder.prefix() + key))
                            .contentLength()));
        } catch (NoSuchKeyException missing) {
            return OptionalLong.empty();
        }
    }

    @Override
    public InputStream open(String key) {
        try {
            return new Content(answer(
                    "read",
                    key,
                    () -> client.getObject(object -> object.bucket(folder.bucket())
                            .key(folder.prefix() + key)
                            .checksumMode(ChecksumMode.ENABLED))));
        } catch (NoSuchKeyException missing) {
            throw new IllegalStateException("no payload under '" + key + "'", missing);
        }
    }

    /** What breaks off, or is not what was put, fails as any other stream does. */
    private static final class Content extends FilterInputStream {
        Content(InputStream answer) {
            super(answer);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                return super.read(into, from, most);
            } catch (SdkException broken) {
                throw new IOException(broken);
            }
        }
    }

    @Override
    public void delete(String key) {
        answer(
                "deletion",
                key,
                () -> client.deleteObject(
                        object -> object.bucket(folder.bucket()).key(folder.prefix() + key)));
    }

    private <T> T answer(String what, String key, Supplier<T> call) {
        return lane.answer(what + " of payload " + key, call);
    }

    @Override
    public void close() {
        client.close();
    }
}
