package dev.muster.gateway.http;

import dev.muster.run.Trace;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The trace of the client. One that is malformed is ignored, as the standard has it. */
final class TraceParent {
    static final String HEADER = "traceparent";

    private TraceParent() {}

    static Optional<Trace> of(HttpHeaders headers) {
        List<String> given = headers.getOrEmpty(HEADER);
        return given.size() == 1 ? Trace.parse(given.getFirst()) : Optional.empty();
    }
}
