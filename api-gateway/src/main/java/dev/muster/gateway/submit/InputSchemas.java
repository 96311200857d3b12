package dev.muster.gateway.submit;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Tells a client at once what an agent would tell it later. */
public final class InputSchemas {
    private static final int SHOWN = 5;

    private final Map<String, Schema> schemas;

    /** @param documents JSON Schemas, 2020-12 unless they say otherwise, by the names of agents */
    public InputSchemas(Map<String, JsonNode> documents) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        this.schemas = documents.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(Map.Entry::getKey, agent -> registry.getSchema(agent.getValue())));
    }

    void check(String agent, JsonNode input) {
        Schema schema = schemas.get(agent);
        String wrong = schema == null ? "" : wrong(schema, input);
        if (!wrong.isEmpty()) {
            throw new InvalidRequest("INPUT_INVALID", wrong);
        }
    }

    private static String wrong(Schema schema, JsonNode input) {
        try {
            return schema.validate(input).stream()
                    .limit(SHOWN)
                    .map(error -> "input" + error.getInstanceLocation() + ": " + error.getMessage())
                    .collect(Collectors.joining("; "));
        } catch (JacksonException beyond) {
            // The validator wants whole numbers in 64 bits before it compares them.
            return "input: " + beyond.getOriginalMessage();
        }
    }
}
