package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.Stub.Answer;
import dev.muster.aws.alert.SnsAlerts;
import dev.muster.pace.TransientFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SnsAlertsTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:alerts";
    private static final AwsSettings.Calls CALLS = new AwsSettings.Calls(
            Duration.ofSeconds(30), 3, 8, Duration.ofSeconds(30), 1, Duration.ZERO, Duration.ofSeconds(30));
    private static final Answer OK =
            Answer.ok("<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>");
    private static final Answer FAULT = new Answer(500, "");

    private static void send(Stub topic) {
        try (SnsAlerts alerts = new SnsAlerts(Clients.sns(topic.endpoint(), CALLS), TOPIC)) {
            alerts.send("subject", "text");
        }
    }

    @Test
    void anAlertIsSentUntilItIsTaken() {
        try (Stub topic = new Stub(FAULT, OK)) {
            send(topic);
            assertThat(topic.requests()).isEqualTo(2);
        }
    }

    @Test
    void anAlertThatIsNotTakenIsAFaultThatMayPass() {
        try (Stub topic = new Stub(FAULT)) {
            assertThatThrownBy(() -> send(topic)).isInstanceOf(TransientFault.class);
        }
    }
}
