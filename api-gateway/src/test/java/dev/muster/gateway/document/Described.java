package dev.muster.gateway.document;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document as a client reads it, but for one thing: no object may have a field that it does not name. */
final class Described {
    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    Described(String text) {
        document = JsonMapper.shared().readTree(text);
        document.at("/components/schemas")
                .valueStream()
                .filter(schema -> schema.has("properties"))
                .forEach(schema -> ((ObjectNode) schema)
                        .putIfAbsent("additionalProperties", JsonMapper.shared().valueToTree(false)));
    }

    /** @param method in upper case */
    record Operation(String method, String path, JsonNode node) {
        String name() {
            return node.path("operationId").asString();
        }

        Stream<JsonNode> parameters(String in) {
            return node.path("parameters")
                    .valueStream()
                    .filter(one -> one.path("in").asString().equals(in));
        }

        /** Missing where it takes none. */
        JsonNode body() {
            return node.at("/requestBody/content/application~1json/schema");
        }

        JsonNode response(int status) {
            return node.path("responses").path(String.valueOf(status));
        }
    }

    List<Operation> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(one -> new Operation(
                                one.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), one.getValue())))
                .toList();
    }

    Optional<Operation> operation(String method, String path) {
        return operations().stream()
                .filter(one -> one.method().equals(method) && one.path().equals(path))
                .findFirst();
    }

    /** What a reference stands for. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    JsonNode problem() {
        return JsonMapper.shared().createObjectNode().put("$ref", RecordSchemas.PROBLEM);
    }

    /** What is wrong with a value that this schema is of. */
    List<Error> faults(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compiled).validate(value);
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.set("components", document.path("components"));
        whole.putArray("allOf").add(schema);
        return registry.getSchema(whole);
    }
}
