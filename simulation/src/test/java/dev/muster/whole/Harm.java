package dev.muster.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.whole.Platform.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is done to the platform, and what must hold after it. */
record Harm(Platform platform) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String WORDS = "{\"text\":\"to be\"}";
    private static final String COMMITTED = "muster_runs_finished_total{agent=\"sleep\",outcome=\"succeeded\"";

    /** @param frozen longer than a lease, so that the worker comes back to find itself buried */
    void killOneWorkerAndFreezeAnother(int runs, int seconds, Duration frozen) throws IOException {
        Client client = platform.client();
        List<WorkerProcess> workers = platform.workers();
        WorkerProcess killed = workers.getFirst();
        double before = platform.counted(COMMITTED) - killed.counted(COMMITTED);
        List<String> ids = submit(client, runs, "sleep", "{\"seconds\":" + seconds + "}");
        Client.await(PATIENCE, () -> !client.statuses(ids).containsKey("queued"));

        Platform.signal(workers.get(1).pid(), "STOP");
        Platform.signal(killed.pid(), "KILL");
        List<String> ended = client.ended(ids);
        List<String> orphans = runsOf(killed, ids, client);
        orphans.removeAll(ended);
        assertThat(orphans).isNotEmpty();
        Client.await(
                Duration.ofSeconds(60), () -> runsOf(killed, orphans, client).isEmpty());
        Client.rest(frozen.minusSeconds(35));
        Platform.signal(workers.get(1).pid(), "CONT");

        assertThat(client.awaitEnds(ids, PATIENCE)).isEqualTo(Map.of("succeeded", (long) runs));
        Client.await(PATIENCE, () -> platform.counted("muster_fence_lost_total") > 0);
        assertThat(platform.counted(COMMITTED) - before)
                .as("each committed once")
                .isEqualTo(runs - runsOf(killed, ids, client).size());
    }

    /**
     * It gives its runs back: well before its lease is over they go on elsewhere, where they were, and nobody counts a
     * crash.
     *
     * @param seconds of each run
     * @param in after so many the worker hears that it ends
     */
    void endOneWorkerInOrder(int runs, int seconds, int in, Consumer<WorkerProcess> end) throws IOException {
        Client client = platform.client();
        List<String> ids = submit(client, runs, "sleep", "{\"seconds\":" + seconds + "}");
        Client.await(PATIENCE, () -> !client.statuses(ids).containsKey("queued"));
        Client.rest(Duration.ofSeconds(in));
        WorkerProcess worker = platform.workers().getFirst();
        List<String> interrupted = runsOf(worker, ids, client);

        end.accept(worker);
        Client.await(
                Duration.ofSeconds(25),
                () -> runsOf(worker, interrupted, client).isEmpty());

        assertThat(client.awaitEnds(ids, PATIENCE)).isEqualTo(Map.of("succeeded", (long) runs));
        assertThat(interrupted).isNotEmpty().map(client::run).allSatisfy(run -> {
            assertThat(run.get("interruptions").asInt()).isEqualTo(1);
            assertThat(run.get("crashes").asInt()).isZero();
        });
        assertThat(interrupted)
                .allSatisfy(id -> assertThat(client.worked(id))
                        .as("none begins anew")
                        .isLessThan(Duration.ofSeconds(seconds + in)));
    }

    /** A client submits again with the same key until it has its answer. The seed says where in the submitting it is hit. */
    void killTheGatewayWhileItAccepts(int runs, int kills, long seed) throws IOException {
        Random random = new Random(seed);
        Set<Integer> moments =
                Set.copyOf(random.ints(0, runs).distinct().limit(kills).boxed().toList());
        Map<String, String> accepted = new HashMap<>();
        Client client = platform.client();
        for (int run = 0; run < runs; run++) {
            if (moments.contains(run)) {
                killTheGatewayIn(Duration.ofMillis(random.nextInt(12)));
            }
            String key = "seed-" + seed + "-" + run;
            accepted.put(key, client.submit("wordcount", WORDS, key));
        }
        assertThat(client.awaitEnds(accepted.values(), PATIENCE))
                .as("seed " + seed)
                .isEqualTo(Map.of("succeeded", (long) runs));
        accepted.forEach((key, id) ->
                assertThat(client.submit("wordcount", WORDS, key)).as(key).isEqualTo(id));
    }

    private void killTheGatewayIn(Duration pause) {
        long pid = platform.gatewayPid();
        Thread.startVirtualThread(() -> {
            Client.rest(pause);
            Platform.signal(pid, "KILL");
        });
    }

    /** The workers are frozen meanwhile, for less than a lease, so that the runs wait. */
    void purgeTheQueue(int runs) throws IOException {
        Client client = platform.client();
        List<Long> workers = platform.workers().stream().map(WorkerProcess::pid).toList();
        workers.forEach(pid -> Platform.signal(pid, "STOP"));
        List<String> ids = submit(client, runs, "wordcount", WORDS);
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
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> submit =
                    () -> client.submit(agent, input, UUID.randomUUID().toString());
            return threads.invokeAll(Collections.nCopies(runs, submit)).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static List<String> runsOf(WorkerProcess worker, List<String> ids, Client client) {
        return ids.parallelStream()
                .filter(id ->
                        client.run(id).at("/placement/worker").asString("").equals(worker.id()))
                .collect(Collectors.toList());
    }
}
