package dev.muster.scaler.local;

import dev.muster.fleet.Pool;
import dev.muster.pace.TransientFault;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Worker processes of this machine, which its supervisor starts and ends. A unit is one life of a process. */
public final class LocalProcessPool implements CapacityPool {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int REFUSED = 300;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private final Pool name;
    private final URI supervisor;
    private final String token;

    /**
     * @param supervisor its port on loopback
     * @param token without which it does not listen
     */
    public LocalProcessPool(Pool name, URI supervisor, String token) {
        this.name = name;
        this.supervisor = supervisor;
        this.token = token;
    }

    @Override
    public Pool name() {
        return name;
    }

    @Override
    public Holding look() {
        return JSON.readValue(ask("GET", "", ""), Holding.class);
    }

    @Override
    public void raise(int wanted) {
        ask("POST", "/raise/" + wanted, "");
    }

    @Override
    public void end(Set<String> units) {
        ask("POST", "/end", JSON.writeValueAsString(units));
    }

    private String ask(String method, String what, String body) {
        HttpRequest request = HttpRequest.newBuilder(supervisor.resolve("/pools/" + name + what))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= REFUSED) {
                throw new IllegalStateException(request + " was answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException silent) {
            throw new TransientFault("the supervisor did not answer " + request, silent);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new TransientFault("broken off: " + request, ending);
        }
    }
}
