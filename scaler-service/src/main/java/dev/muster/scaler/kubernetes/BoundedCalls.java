package dev.muster.scaler.kubernetes;

import dev.muster.pace.TransientFault;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Calls that end within 3 s, of however many requests they are made: a leader that has been replaced has ceased to change
 * anything by then. Each request is sent once.
 */
public final class BoundedCalls {
    static final Duration LIMIT = Duration.ofSeconds(3);

    private static final int TOO_MANY = 429;

    private final KubernetesClient client;

    /** @param config where the cluster is and who asks; how long a request may take is not its to say */
    public BoundedCalls(Config config) {
        Config bounded = new ConfigBuilder(config)
                .withRequestTimeout((int) LIMIT.toMillis())
                .withConnectionTimeout((int) LIMIT.toMillis())
                .withRequestRetryBackoffLimit(0)
                .build();
        this.client = new KubernetesClientBuilder()
                .withConfig(bounded)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    /**
     * On a thread of its own, since a request's own limit does not count once the answer has begun.
     *
     * @param what the call, for people
     * @throws TransientFault where it was not answered in time, or refused for now
     */
    <T> T answer(String what, Function<KubernetesClient, T> call) {
        FutureTask<T> task = new FutureTask<>(() -> call.apply(client));
        Thread.ofVirtual().name("kubernetes").start(task);
        try {
            return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new TransientFault(what + " is not done within " + LIMIT + "; the rest is for the next turn", late);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new TransientFault("broken off: " + what, ending);
        } catch (ExecutionException failed) {
            throw of(what, Objects.requireNonNull(failed.getCause()));
        } finally {
            task.cancel(true);
        }
    }

    private static RuntimeException of(String what, Throwable failed) {
        return switch (failed) {
            case KubernetesClientException refused
            when isForNow(refused) ->
                new TransientFault(what + " was refused for now: " + refused.getMessage(), refused);
            case RuntimeException bug -> bug;
            default -> new IllegalStateException(what + " failed: " + failed, failed);
        };
    }

    /** A conflict is over a name made up, or a quota counted, at the same moment by two. */
    private static boolean isForNow(KubernetesClientException refused) {
        return refused.getCause() instanceof IOException
                || refused.getCode() == TOO_MANY
                || refused.getCode() == HttpURLConnection.HTTP_CONFLICT
                || refused.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR;
    }
}
