package dev.muster.worker.protect;

import dev.muster.pace.TransientFault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The agent beside an ECS task, which protects it from scale-in: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html">task
 * protection</a>. It passes requests on to ECS, and tells of a refusal in an answer that looks like success.
 */
public final class EcsAgent implements Protector {
    private static final String PATH = "/task-protection/v1/state";

    private final LinkLocal agent;

    public EcsAgent(URI address, Duration patience) {
        this.agent = new LinkLocal(address, patience);
    }

    @Override
    public void protect(Duration length) throws InterruptedException {
        boolean wish = length.isPositive();
        Map<String, Object> body = wish
                ? Map.of("ProtectionEnabled", true, "ExpiresInMinutes", length.toMinutes())
                : Map.of("ProtectionEnabled", false);
        JsonNode answer = agent.put(PATH, body);
        JsonNode enabled = answer.path("protection").path("ProtectionEnabled");
        if (!enabled.isBoolean() || enabled.asBoolean() != wish) {
            throw new TransientFault("ECS did not set the protection of this task to " + wish + ": " + answer);
        }
    }
}
