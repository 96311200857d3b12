package dev.muster.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.whole.Platform.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** What is done to the platform, and what must hold after it. */
record Harm(Platform platform) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** @param frozen longer than a lease, so that the worker comes back to find itself buried */
    void killOneWorkerAndFreezeAnother(int runs, int seconds, Duration frozen) throws IOException {
        Client client = platform.client();
        List<String> ids = submit(client, runs, "sleep", "{\"seconds\":" + seconds + "}");
        Client.await(PATIENCE, () -> client.statuses(ids).getOrDefault("running", 0L) == runs);
        List<WorkerProcess> workers = platform.workers();
        List<String> orphans = ids.stream()
                .filter(id -> worker(client, id).equals(workers.getFirst().id()))
                .toList();

        Platform.signal(workers.get(1).pid(), "STOP");
        Platform.signal(workers.getFirst().pid(), "KILL");
        Client.await(
                Duration.ofSeconds(60),
                () -> orphans.stream()
                        .noneMatch(id ->
                                worker(client, id).equals(workers.getFirst().id())));
        Client.rest(frozen.minusSeconds(35));
        Platform.signal(workers.get(1).pid(), "CONT");

        assertThat(orphans).isNotEmpty();
        assertThat(client.awaitEnds(ids, PATIENCE)).isEqualTo(Map.of("succeeded", (long) runs));
        Client.await(PATIENCE, () -> platform.counted("muster_fence_lost_total") > 0);
    }

    /** The same seed kills at the same moments of the submitting. */
    void killTheGatewayWhileItAccepts(int runs, int kills, long seed) throws IOException {
        Random random = new Random(seed);
        Set<Integer> moments =
                Set.copyOf(random.ints(0, runs).distinct().limit(kills).boxed().toList());
        Map<String, String> accepted = new HashMap<>();
        Client client = platform.client();
        for (int run = 0; run < runs; run++) {
            if (moments.contains(run)) {
                Platform.signal(platform.gatewayPid(), "KILL");
            }
            String key = "seed-" + seed + "-" + run;
            client.trySubmit("wordcount", "{\"text\":\"to be\"}", key).ifPresent(id -> accepted.put(key, id));
            Client.rest(Duration.ofMillis(random.nextInt(20)));
        }
        assertThat(accepted).as("seed " + seed).isNotEmpty();
        awaitGateway(client);
        assertThat(client.awaitEnds(accepted.values(), PATIENCE))
                .as("seed " + seed)
                .isEqualTo(Map.of("succeeded", (long) accepted.size()));
        accepted.forEach((key, id) -> assertThat(client.submit("wordcount", "{\"text\":\"to be\"}", key))
                .isEqualTo(id));
    }

    /** The workers are frozen meanwhile, for less than a lease, so that the runs wait. */
    void purgeTheQueue(int runs) throws IOException {
        Client client = platform.client();
        List<Long> workers = platform.workers().stream().map(WorkerProcess::pid).toList();
        workers.forEach(pid -> Platform.signal(pid, "STOP"));
        List<String> ids = submit(client, runs, "wordcount", "{\"text\":\"to be\"}");
        Queue.purge(platform.sqs());
        workers.forEach(pid -> Platform.signal(pid, "CONT"));

        assertThat(client.awaitEnds(ids, PATIENCE)).isEqualTo(Map.of("succeeded", (long) runs));
    }

    void poisonOneAmong(int neighbours) throws IOException {
        Client client = platform.client();
        List<String> ids = new ArrayList<>(submit(client, neighbours, "sleep", "{\"seconds\":5}"));
        String poison = client.submit("poison", "{}", UUID.randomUUID().toString());

        assertThat(client.awaitEnds(List.of(poison), PATIENCE.multipliedBy(2))).containsOnlyKeys("dead");
        assertThat(client.awaitEnds(ids, PATIENCE)).isEqualTo(Map.of("succeeded", (long) neighbours));
    }

    private static List<String> submit(Client client, int runs, String agent, String input) {
        return IntStream.range(0, runs)
                .mapToObj(run -> client.submit(agent, input, UUID.randomUUID().toString()))
                .toList();
    }

    private static String worker(Client client, String id) {
        return client.run(id).at("/placement/worker").asString("");
    }

    private static void awaitGateway(Client client) {
        Client.await(PATIENCE, () -> {
            Optional<String> answered = client.trySubmit("wordcount", "{\"text\":\"\"}", "are-you-there");
            return answered.isPresent();
        });
    }
}
