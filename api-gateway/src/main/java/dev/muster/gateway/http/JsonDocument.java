package dev.muster.gateway.http;

import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;

/** An answer that is a document as it is kept, of any length. */
final class JsonDocument {
    private JsonDocument() {}

    static void send(Payload payload, PayloadStore payloads, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLengthLong(payload.bytes());
        payload.writeTo(response.getOutputStream(), payloads);
    }
}
