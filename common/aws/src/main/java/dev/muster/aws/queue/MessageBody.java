package dev.muster.aws.queue;

import dev.muster.run.AgentName;
import dev.muster.run.RunId;
import dev.muster.run.RunQueue.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The text of a message. The agent goes beside it, so that a consumer can tell without reading. */
final class MessageBody {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private MessageBody() {}

    static String write(RunId run) {
        return JSON.createObjectNode()
                .put("run_id", run.value())
                .put("v", VERSION)
                .toString();
    }

    static Message read(software.amazon.awssdk.services.sqs.model.Message received) {
        return read(received.body(), beside(received, SqsBatches.AGENT));
    }

    /** What came beside the body under this name, if it did. */
    static @Nullable String beside(software.amazon.awssdk.services.sqs.model.Message received, String name) {
        return Optional.ofNullable(received.messageAttributes().get(name))
                .map(MessageAttributeValue::stringValue)
                .orElse(null);
    }

    private static Message read(String body, @Nullable String agent) {
        try {
            JsonNode json = JSON.readTree(body);
            int version = json.path("v").asInt(0);
            if (version != VERSION) {
                return new Message.Unreadable("version " + version + " of a message, " + VERSION + " is known");
            }
            if (agent == null) {
                return new Message.Unreadable("a message without an agent");
            }
            return new Message.Dispatched(new RunId(json.path("run_id").asString("")), new AgentName(agent));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return new Message.Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }
}
