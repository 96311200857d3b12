package dev.muster.gateway.offer;

import dev.muster.run.AgentName;
import dev.muster.run.AgentSpec;
import dev.muster.run.AgentSpec.About;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All registered agents, by name. */
public record Offers(List<Offer> all) {
    private static final About NOTHING = new About(null, null, null);

    /**
     * @param folder of the files that are named
     * @throws IllegalArgumentException where one of them cannot be read, or is no JSON
     */
    public static Offers of(Map<AgentName, AgentSpec> agents, Path folder) {
        return new Offers(agents.entrySet().stream()
                .map(agent -> of(agent.getKey(), agent.getValue(), folder))
                .sorted(Comparator.comparing(Offer::name))
                .toList());
    }

    private static Offer of(AgentName name, AgentSpec spec, Path folder) {
        About about = Objects.requireNonNullElse(spec.about(), NOTHING);
        return new Offer(
                name.value(),
                about.description(),
                schema(name, folder, about.input()),
                schema(name, folder, about.output()),
                spec.timeout().toSeconds(),
                spec.retry().maxAttempts());
    }

    private static @Nullable JsonNode schema(AgentName agent, Path folder, @Nullable String file) {
        if (file == null) {
            return null;
        }
        try {
            return JsonMapper.shared().readTree(Files.readString(folder.resolve(file)));
        } catch (IOException | JacksonException unreadable) {
            throw new IllegalArgumentException(
                    "agent " + agent + ": " + folder.resolve(file) + " is no JSON that can be read", unreadable);
        }
    }

    /** Of those agents that have one. */
    public Map<String, JsonNode> inputSchemas() {
        return all.stream()
                .filter(offer -> offer.inputSchema() != null)
                .collect(Collectors.toMap(Offer::name, offer -> Objects.requireNonNull(offer.inputSchema())));
    }
}
