package dev.muster.local.control;

import dev.muster.local.home.Home;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks the supervisor of this home, where there is one. */
public final class ControlClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Home home;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public ControlClient(Home home) {
        this.home = home;
    }

    /** @return empty where no supervisor answers */
    public Optional<Status> status() throws InterruptedException {
        return ask("GET", "/status").map(answer -> Json.MAPPER.readValue(answer, Status.class));
    }

    /** @return false where no supervisor answers */
    public boolean stop() throws InterruptedException {
        return ask("POST", "/stop").isPresent();
    }

    /** @return false where no such worker lives, nobody takes its machine, or no supervisor answers */
    public boolean interrupt(String worker, boolean rebalance) throws InterruptedException {
        return ask("POST", (rebalance ? "/rebalance/" : "/reclaim/") + worker).isPresent();
    }

    /** @return false where no supervisor answers */
    public boolean spotWeather(boolean refused) throws InterruptedException {
        return ask("POST", "/spot-weather/" + (refused ? "refuse" : "normal")).isPresent();
    }

    private Optional<String> ask(String method, String path) throws InterruptedException {
        Optional<Address> address = Address.read(home);
        return address.isEmpty() ? Optional.empty() : ask(address.get(), method, path);
    }

    private Optional<String> ask(Address address, String method, String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.url().resolve(path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", address.bearer())
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return Optional.of(answer.body()).filter(body -> answer.statusCode() < 300);
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
