package dev.muster.scaler.kubernetes;

import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pod as it was met. */
record WorkerPod(Pod pod) {
    /** Names the generation of the template that the pod was made from. */
    private static final String GENERATION = "muster.dev/template-generation";

    /** A cluster that buys nodes has one within about a minute, and the pod finds no place until then. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

    /** What tells a pod of this template from those of earlier and later ones. */
    static Map<String, String> annotations(PodTemplate template) {
        Long generation = template.getMetadata().getGeneration();
        return generation == null ? Map.of() : Map.of(GENERATION, generation.toString());
    }

    String name() {
        return pod.getMetadata().getName();
    }

    /** Will not run again, and stays until somebody deletes it. */
    boolean isFinished() {
        return FINISHED.contains(String.valueOf(status().getPhase()));
    }

    /** A pod has one as soon as somebody has seen to it. */
    private PodStatus status() {
        return Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
    }

    /** Neither finished nor on its way out. */
    boolean isThere() {
        return pod.getMetadata().getDeletionTimestamp() == null && !isFinished();
    }

    /** Has a node: before that it is asked for only. */
    boolean isPlaced() {
        return pod.getSpec().getNodeName() != null;
    }

    /** @param generation of the template now, null where the cluster counts none */
    OwnedUnit unit(@Nullable Long generation) {
        String made = pod.getMetadata().getAnnotations().get(GENERATION);
        boolean outdated = made != null && generation != null && !made.equals(generation.toString());
        return new OwnedUnit(name(), Instant.parse(pod.getMetadata().getCreationTimestamp()), outdated);
    }

    /**
     * Why it has no node.
     *
     * @return empty where it may still get one soon
     */
    Optional<Shortage> refusal(String offering, Instant now) {
        return status().getConditions().stream()
                .filter(condition -> "PodScheduled".equals(condition.getType())
                        && "Unschedulable".equals(condition.getReason())
                        && Instant.parse(condition.getLastTransitionTime())
                                .plus(PATIENCE)
                                .isBefore(now))
                .map(condition -> new Shortage(
                        Shortage.Kind.CAPACITY,
                        offering,
                        Instant.parse(condition.getLastTransitionTime()),
                        condition.getMessage()))
                .findFirst();
    }
}
