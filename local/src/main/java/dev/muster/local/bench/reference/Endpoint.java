package dev.muster.local.bench.reference;

import com.sun.net.httpserver.HttpExchange;
import dev.muster.aws.create.MissingTables;
import dev.muster.aws.queue.MissingQueue;
import dev.muster.aws.run.RunsTable;
import dev.muster.local.bench.load.PlainServer;
import dev.muster.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/** What stands for the gateway: for every request one put and one message. */
public final class Endpoint {
    private final Aws aws;
    private final Requests requests;
    private final Batches<String> messages;
    private final SecureRandom random = new SecureRandom();

    private Endpoint(Aws aws) {
        this.aws = aws;
        this.requests = Requests.of(Aws.NAME, Instant.now());
        String url = aws.queueUrl();
        this.messages = Batches.start(runs -> aws.send(url, runs));
    }

    /** @param args where to write the port */
    public static void main(String[] args) throws IOException {
        Aws aws = Aws.connect();
        new MissingTables(aws.store()).create(Aws.NAME, RunsTable.DEFINITION);
        new MissingQueue(aws.queue()).create(Aws.NAME);
        Endpoint endpoint = new Endpoint(aws);
        PlainServer server = PlainServer.start().on("/v1/runs", endpoint::take);
        Ready.tell(Path.of(args[0]), server.url());
    }

    private PlainServer.Answer take(HttpExchange exchange) {
        String run = RunId.random(random).value();
        aws.store().putItem(requests.create(run));
        messages.add(run);
        return new PlainServer.Answer(202, "{\"id\":\"" + run + "\",\"status\":\"queued\"}");
    }
}
