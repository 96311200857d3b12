package dev.muster.aws.call;

import dev.muster.pace.TransientFault;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkInterruptedException;

/** Tells what is to be repeated from what is a bug, such as a table that is not there or a request that makes no sense. */
public final class Faults {
    private static final int SERVER_ERROR = 500;

    /** Expired credentials are renewed by the next call; too much in flight drains; a body that stood still is
     * sent again; a deleted queue is made again. */
    private static final Set<String> FOR_NOW = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "RequestTimeout",
            "OverLimit",
            "ScalingActivityInProgress",
            "QueueDoesNotExist",
            "AWS.SimpleQueueService.NonExistentQueue");

    private Faults() {}

    /**
     * @param what the call, for people
     * @throws TransientFault where there was no answer, or a refusal for now
     */
    public static <T> T answer(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkClientException | AwsServiceException failed) {
            throw of(what, failed);
        }
    }

    /** The exception to throw for what an SDK call failed with. */
    public static RuntimeException of(String what, Throwable failed) {
        Throwable cause = failed.getCause();
        if (cause != null && (failed instanceof CompletionException || failed instanceof ExecutionException)) {
            return of(what, cause);
        }
        if (cause instanceof SdkInterruptedException) {
            // The SDK took the interrupt away when it gave up.
            Thread.currentThread().interrupt();
        }
        return switch (failed) {
            case SdkClientException unanswered -> new TransientFault(what + " was not answered: " + unanswered, failed);
            case AwsServiceException refused
            when isForNow(refused) ->
                new TransientFault(what + " was refused for now: " + refused.getMessage(), failed);
            case RuntimeException bug -> bug;
            default -> new IllegalStateException(what + " failed: " + failed, failed);
        };
    }

    private static boolean isForNow(AwsServiceException refused) {
        return refused.isThrottlingException()
                || refused.isClockSkewException()
                || refused.statusCode() >= SERVER_ERROR
                || Optional.ofNullable(refused.awsErrorDetails())
                        .map(details -> FOR_NOW.contains(details.errorCode()))
                        .orElse(false);
    }
}
