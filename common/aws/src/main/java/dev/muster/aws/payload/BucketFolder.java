package dev.muster.aws.payload;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in S3.
 *
 * @param prefix of every key in it: empty, or ends with a slash
 */
public record BucketFolder(String bucket, String prefix) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    public BucketFolder {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("bucket '" + bucket + "': needs " + BUCKET);
        }
    }

    /** @return empty where it is no {@code s3://bucket/prefix}, with or without a prefix */
    public static Optional<BucketFolder> of(URI uri) {
        String bucket = uri.getRawAuthority();
        if (!"s3".equals(uri.getScheme())
                || bucket == null
                || !BUCKET.matcher(bucket).matches()
                || uri.getQuery() != null) {
            return Optional.empty();
        }
        String path = uri.getPath().replaceAll("^/+|/+$", "");
        return Optional.of(new BucketFolder(bucket, path.isEmpty() ? "" : path + "/"));
    }
}
