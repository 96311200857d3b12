package dev.muster.local.bench.reference;

import dev.muster.local.bench.load.Caller;
import dev.muster.local.bench.load.PlainServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.sqs.model.Message;

/** What stands for the worker: for every message two updates around one call of the agent, then the message deleted. */
public final class Executor {
    /** As many as a worker has by default. */
    private static final int POLLERS = 2;

    private static final int CONNECTIONS = 1_024;

    private final Aws aws = Aws.connect();
    private final Requests requests = Requests.of(Aws.NAME, Instant.now());
    private final Caller agents = Caller.of(CONNECTIONS);
    private final LongAdder finished = new LongAdder();
    private final String queue = aws.queueUrl();
    private final Batches<String> deletions = Batches.start(receipts -> aws.delete(queue, receipts));
    private final URI agent;

    private Executor(URI agent) {
        this.agent = agent;
    }

    /** @param args where to write the port, and where the agent is */
    public static void main(String[] args) throws IOException {
        Executor executor = new Executor(URI.create(args[1]));
        PlainServer server = PlainServer.start()
                .on("/actuator/prometheus", asked -> new PlainServer.Answer(200, executor.counted()));
        for (int i = 0; i < POLLERS; i++) {
            Thread.ofPlatform().name("poll-" + i).start(executor::poll);
        }
        Ready.tell(Path.of(args[0]), server.url());
    }

    /** As the worker says it. */
    private String counted() {
        return "muster_runs_finished_total " + finished.sum() + "\n";
    }

    private void poll() {
        while (true) {
            for (Message message : aws.receive(queue)) {
                Thread.startVirtualThread(() -> execute(message));
            }
        }
    }

    private void execute(Message message) {
        String run = Aws.run(message);
        aws.store().updateItem(requests.claim(run));
        ask(run);
        aws.store().updateItem(requests.complete(run));
        finished.increment();
        deletions.add(message.receiptHandle());
    }

    private void ask(String run) {
        String call = "{\"run_id\":\"" + run + "\",\"attempt\":1,\"input\":{},\"checkpoint\":null}";
        Caller.Reply reply =
                agents.post(agent, call, Map.of("Muster-Run-Id", run, "Muster-Attempt", "1", "Muster-Fence", "1"));
        if (reply.status() != 200) {
            throw new IllegalStateException("the agent answered " + reply);
        }
    }
}
