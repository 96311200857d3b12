package dev.muster.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** What an operator can do to the queue behind the platform's back. */
final class Queue {
    private Queue() {}

    static void purge(URI sqs) {
        String body = "{\"QueueUrl\":\"" + sqs.resolve("/000000000000/muster-runs") + "\"}";
        HttpRequest request = HttpRequest.newBuilder(sqs)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS.PurgeQueue")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("purge: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
