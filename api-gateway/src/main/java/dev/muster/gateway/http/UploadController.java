package dev.muster.gateway.http;

import dev.muster.gateway.upload.Uploads;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/payloads}: inputs too large for a submit. */
@RestController
public final class UploadController {
    private final Bodies bodies;
    private final Uploads uploads;
    private final PayloadStore payloads;

    public UploadController(Bodies bodies, Uploads uploads, PayloadStore payloads) {
        this.bodies = bodies;
        this.uploads = uploads;
        this.payloads = payloads;
    }

    /** @param id for the {@code input_ref} of any number of runs */
    record Upload(String id, long bytes) {}

    @Operation(operationId = "uploadPayload", summary = "Keep an input that is too large for a submit")
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "#/components/schemas/Json")))
    @ApiResponse(
            responseCode = "201",
            description = "it is kept, once, under the hash of its bytes",
            headers = @Header(name = "Location", ref = "#/components/headers/Location"))
    @PostMapping(
            path = "/v1/payloads",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Upload> upload(@AuthenticationPrincipal Caller caller, InputStream body) {
        byte[] json = bodies.document(body);
        String id = uploads.keep(caller.tenant(), json);
        return ResponseEntity.created(URI.create("/v1/payloads/" + id)).body(new Upload(id, json.length));
    }

    @Operation(operationId = "downloadPayload", summary = "Show what was uploaded")
    @ApiResponse(
            responseCode = "200",
            description = "as it was uploaded",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Json")))
    @Refuses(ProblemCode.PAYLOAD_NOT_FOUND)
    @GetMapping(path = "/v1/payloads/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    void download(@AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        Payload.Stored upload = uploads.find(caller.tenant(), id)
                .orElseThrow(() -> new Refusal(ProblemCode.PAYLOAD_NOT_FOUND, "there is no payload of this id"));
        JsonDocument.send(upload, payloads, response);
    }
}
