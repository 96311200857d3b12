package dev.muster.gateway.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of schemas, and values that are nearly so.
 *
 * @param oddity how likely a value is not of its schema, 0 to 1
 */
record Values(Described api, RandomGenerator random, double oddity) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_LIST = 20;
    private static final List<String> TEXTS = List.of(
            "a",
            "",
            " ",
            "0",
            "-1",
            "null",
            "\u0000",
            "\u007f\n\t",
            "\ud83d\ude00",
            "\ud800",
            "\u202e",
            "é",
            "../..",
            "'; --",
            "${x}",
            "%00",
            "wait=0",
            "x".repeat(257),
            "1-17",
            "99999999999-1",
            "{\"a\":1}");
    private static final List<JsonNode> ODD = List.of(
            JSON.nullNode(),
            JSON.booleanNode(true),
            JSON.numberNode(0),
            JSON.numberNode(-1),
            JSON.numberNode(1.5),
            JSON.numberNode(Long.MIN_VALUE),
            JSON.numberNode(new BigInteger("9".repeat(40))),
            JSON.stringNode("7"),
            JSON.stringNode(""),
            JSON.arrayNode(),
            JSON.objectNode(),
            JSON.arrayNode().add(JSON.arrayNode().add(JSON.nullNode())),
            JSON.objectNode().put("agent", "wordcount"));

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    JsonNode of(JsonNode described) {
        JsonNode schema = api.resolved(described);
        return chance(oddity) ? odd(schema) : fitting(schema);
    }

    private JsonNode fitting(JsonNode schema) {
        if (schema.has("anyOf")) {
            return of(pick(List.copyOf(schema.path("anyOf").values())));
        }
        if (schema.has("enum")) {
            return pick(List.copyOf(schema.path("enum").values()));
        }
        if (schema.has("example")) {
            return schema.path("example");
        }
        return switch (type(schema)) {
            case "string" -> JSON.stringNode(text(schema));
            case "integer" -> JSON.numberNode(between(schema));
            case "number" -> JSON.numberNode(between(schema) + (chance(0.3) ? 0 : 0.0));
            case "boolean" -> JSON.booleanNode(chance(0.5));
            case "array" -> list(schema, length(schema, "minItems", "maxItems"));
            case "object" -> object(schema);
            case "null" -> JSON.nullNode();
            default -> pick(ODD);
        };
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? chance(0.1) ? "null" : type.path(0).asString() : type.asString("any");
    }

    /** Of the right length and shape, if any of those known is. */
    String text(JsonNode schema) {
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        String shape = schema.path("pattern").asString("");
        List<String> fitting = TEXTS.stream()
                .filter(text -> text.codePointCount(0, text.length()) <= most)
                .filter(text -> shape.isEmpty() || text.matches(shape))
                .toList();
        return chance(0.1) && most < 1000 ? "x".repeat(most) : pick(fitting);
    }

    private long between(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
        List<Supplier<Long>> choices = List.of(() -> least, () -> most, () -> random.nextLong(least, most + 1));
        return pick(choices).get();
    }

    private int length(JsonNode schema, String least, String most) {
        int from = schema.path(least).asInt(0);
        int to = schema.path(most).asInt(3);
        return chance(0.1) && to <= LONGEST_LIST ? to : random.nextInt(from, Math.min(to, from + 3) + 1);
    }

    private ArrayNode list(JsonNode schema, int length) {
        ArrayNode list = JSON.arrayNode();
        IntStream.range(0, length).forEach(i -> list.add(of(schema.path("items"))));
        return list;
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        for (Entry<String, JsonNode> field : schema.path("properties").properties()) {
            if (required.contains(field.getKey()) ? !chance(oddity / 2) : chance(0.4)) {
                object.set(field.getKey(), of(field.getValue()));
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            int entries = length(schema, "minProperties", "maxProperties");
            IntStream.range(0, entries).forEach(i -> object.set("key" + i, of(schema.path("additionalProperties"))));
        } else if (chance(oddity / 2)) {
            object.set(pick(TEXTS), pick(ODD));
        }
        return object;
    }

    private JsonNode odd(JsonNode schema) {
        List<JsonNode> choices = new ArrayList<>(
                List.of(pick(ODD), pick(ODD), JSON.stringNode(pick(TEXTS)), nested(random.nextInt(1, 60))));
        if (schema.has("maximum")) {
            choices.add(JSON.numberNode(schema.path("minimum").asLong() - 1));
            choices.add(JSON.numberNode(schema.path("maximum").asLong() + 1));
        }
        if (schema.has("maxItems")) {
            choices.add(list(schema, schema.path("maxItems").asInt() + 1));
        }
        if (schema.has("minItems")) {
            choices.add(JSON.arrayNode());
        }
        return pick(choices);
    }

    private static JsonNode nested(int depth) {
        return JsonMapper.shared().readTree("[".repeat(depth) + "]".repeat(depth));
    }
}
