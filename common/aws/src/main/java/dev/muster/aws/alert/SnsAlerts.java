package dev.muster.aws.alert;

import dev.muster.aws.call.Faults;
import dev.muster.run.Alerts;
import software.amazon.awssdk.services.sns.SnsClient;

/** Alerts to all who have subscribed to a topic. */
public final class SnsAlerts implements Alerts, AutoCloseable {
    private final SnsClient client;
    private final String topic;

    /** @param topic its ARN */
    public SnsAlerts(SnsClient client, String topic) {
        this.client = client;
        this.topic = topic;
    }

    @Override
    public void send(String subject, String text) {
        Faults.answer(
                "alert to " + topic,
                () -> client.publish(
                        alert -> alert.topicArn(topic).subject(subject).message(text)));
    }

    @Override
    public void close() {
        client.close();
    }
}
