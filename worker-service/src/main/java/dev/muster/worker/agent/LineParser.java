package dev.muster.worker.agent;

import dev.muster.run.RunError;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads one line of output. Values are cut out of the text, not written anew, so that no number loses a digit. */
final class LineParser {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final int LONGEST_MESSAGE = 2048;
    private static final Field ABSENT = new Field(null, null);

    /** @param string its content, where it is a string */
    private record Field(@Nullable String json, @Nullable String string) {}

    private LineParser() {}

    static AgentLine parse(String text) {
        AgentLine plain = new AgentLine.Said(new AgentEvent.Log(text));
        if (!text.stripLeading().startsWith("{")) {
            return plain;
        }
        try {
            AgentLine known = known(fields(text));
            return known == null ? plain : known;
        } catch (JacksonException noJson) {
            return plain;
        }
    }

    static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return parser.nextToken() != null && parser.skipChildren().nextToken() == null;
        } catch (JacksonException noJson) {
            return false;
        }
    }

    private static @Nullable AgentLine known(Map<String, Field> fields) {
        String value = fields.getOrDefault("value", ABSENT).json();
        String message = fields.getOrDefault("message", ABSENT).string();
        return switch (fields.getOrDefault("type", ABSENT).string()) {
            case "progress" -> value == null ? null : new AgentLine.Said(new AgentEvent.Progress(value));
            case "checkpoint" -> value == null ? null : new AgentLine.Said(new AgentEvent.Checkpointed(value));
            case "log" -> message == null ? null : new AgentLine.Said(new AgentEvent.Log(message));
            case "result" -> value == null ? null : new AgentLine.Result(value);
            case "error" -> failure(fields, message == null ? "" : message);
            case null, default -> null;
        };
    }

    private static AgentLine failure(Map<String, Field> fields, String message) {
        String code = fields.getOrDefault("code", ABSENT).string();
        return new AgentLine.Failure(new RunError(
                code != null && CODE.matcher(code).matches() ? code : AgentFault.AGENT_FAILED.name(),
                message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)),
                "true".equals(fields.getOrDefault("retryable", ABSENT).json())));
    }

    private static Map<String, Field> fields(String text) {
        Map<String, Field> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, field(parser, text));
            }
            return parser.nextToken() == null ? fields : Map.of();
        }
    }

    private static Field field(JsonParser parser, String text) {
        long from = parser.currentTokenLocation().getCharOffset();
        String string = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
        parser.skipChildren().finishToken();
        long to = parser.currentLocation().getCharOffset();
        return new Field(text.substring((int) from, (int) to), string);
    }
}
