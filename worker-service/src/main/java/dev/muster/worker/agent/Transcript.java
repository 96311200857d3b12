package dev.muster.worker.agent;

import dev.muster.run.RunError;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens to one attempt: passes its events on, and keeps the last of what it says of its outcome. */
public final class Transcript {
    private final Consumer<AgentEvent> events;
    private @Nullable String result;
    private @Nullable RunError failure;

    public Transcript(Consumer<AgentEvent> events) {
        this.events = events;
    }

    public void hear(AgentLine line) {
        switch (line) {
            case AgentLine.Said(AgentEvent event) -> events.accept(event);
            case AgentLine.Result(String json) -> result = json;
            case AgentLine.Failure(RunError error) -> failure = error;
        }
    }

    public Optional<String> result() {
        return Optional.ofNullable(result);
    }

    public Optional<RunError> failure() {
        return Optional.ofNullable(failure);
    }
}
