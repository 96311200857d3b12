package dev.muster.gateway.inspect;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.muster.run.RunEvent;
import java.time.Instant;
import java.util.Locale;

/**
 * What a client is shown of an event.
 *
 * @param id where it stands among those of its run
 * @param value a JSON document, as the agent wrote it
 */
public record EventView(
        String id, String type, Instant at, @JsonRawValue String value) {
    public static EventView of(RunEvent event) {
        return new EventView(event.position().toString(), type(event), event.at(), event.value());
    }

    public static String type(RunEvent event) {
        return event.kind().name().toLowerCase(Locale.ROOT);
    }
}
