package dev.muster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class EmbeddedAwsTest {
    private static final String NEW_QUEUE = "AmazonSQS.CreateQueue";
    private static final String TABLES = "DynamoDB_20120810.ListTables";
    private static final String NEW_TABLE = "DynamoDB_20120810.CreateTable";
    private static final String TABLE = """
            {"TableName": "runs", "BillingMode": "PAY_PER_REQUEST",
             "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}""";

    private static final Pattern RECEIPT = Pattern.compile("\"ReceiptHandle\" *: *\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void bothAnswerOnceStarted() throws Exception {
        try (EmbeddedAws aws = EmbeddedAws.start()) {
            assertThat(call(aws.sqs(), NEW_QUEUE, "{\"QueueName\": \"q\"}"))
                    .as("a queue's address is the one it was asked at")
                    .contains(aws.sqs() + "/000000000000/q");
            call(aws.dynamodb(), NEW_TABLE, TABLE);
            assertThat(call(aws.dynamodb(), TABLES, "{}")).contains("[\"runs\"]");
        }
    }

    @Test
    void messagesThatAreVisibleAreFoundWhateverElseIsKeptOutOfSight() throws Exception {
        int all = 60;
        try (EmbeddedAws aws = EmbeddedAws.start()) {
            String queue = "\"QueueUrl\": \"" + aws.sqs() + "/000000000000/q\"";
            call(aws.sqs(), NEW_QUEUE, "{\"QueueName\": \"q\"}");
            for (int message = 0; message < all; message++) {
                call(aws.sqs(), "AmazonSQS.SendMessage", "{" + queue + ", \"MessageBody\": \"m\"}");
            }
            List<String> receipts = receive(aws, queue, all, 5);
            Collections.shuffle(receipts, new Random(1));
            for (String receipt : receipts.subList(0, all / 2)) {
                call(
                        aws.sqs(),
                        "AmazonSQS.ChangeMessageVisibility",
                        "{" + queue + ", \"VisibilityTimeout\": 900, \"ReceiptHandle\": \"" + receipt + "\"}");
            }

            assertThat(receive(aws, queue, all / 2, 900)).hasSize(all / 2);
        }
    }

    /** @return receipts of as many messages, or of as many as come within some seconds */
    private List<String> receive(EmbeddedAws aws, String queue, int all, int visibility) throws Exception {
        List<String> receipts = new ArrayList<>();
        for (int call = 0; call < all + 3 && receipts.size() < all; call++) {
            String answer = call(
                    aws.sqs(),
                    "AmazonSQS.ReceiveMessage",
                    "{" + queue + ", \"WaitTimeSeconds\": 1, \"MaxNumberOfMessages\": 10, \"VisibilityTimeout\": "
                            + visibility + "}");
            RECEIPT.matcher(answer).results().forEach(found -> receipts.add(found.group(1)));
        }
        return receipts;
    }

    @Test
    void twoLiveSideBySideAndShareNothing() throws Exception {
        try (EmbeddedAws one = EmbeddedAws.start();
                EmbeddedAws other = EmbeddedAws.start()) {
            call(one.dynamodb(), NEW_TABLE, TABLE);
            assertThat(call(other.dynamodb(), TABLES, "{}")).contains("[]");
            assertThat(one.sqs()).isNotEqualTo(other.sqs());
        }
    }

    @Test
    void nothingListensOnceClosed() {
        EmbeddedAws aws = EmbeddedAws.start();
        aws.close();
        for (URI endpoint : List.of(aws.sqs(), aws.dynamodb())) {
            assertRefused(endpoint.getHost(), endpoint.getPort());
        }
    }

    @Test
    void otherMachinesCannotReachThem() throws Exception {
        List<String> outer = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .toList();
        assumeThat(outer).as("addresses of this machine besides loopback").isNotEmpty();
        try (EmbeddedAws aws = EmbeddedAws.start()) {
            for (String address : outer) {
                assertRefused(address, aws.sqs().getPort());
                assertRefused(address, aws.dynamodb().getPort());
            }
        }
    }

    private static void assertRefused(String host, int port) {
        assertThatThrownBy(() -> new Socket(host, port).close())
                .as("connecting to %s:%s", host, port)
                .isInstanceOf(ConnectException.class);
    }

    private String call(URI endpoint, String target, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=any/20260101/eu-west-1/any/aws4_request, Signature=0")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
