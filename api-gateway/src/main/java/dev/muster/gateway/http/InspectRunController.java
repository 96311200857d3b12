package dev.muster.gateway.http;

import dev.muster.gateway.inspect.AttemptView;
import dev.muster.gateway.inspect.RunView;
import dev.muster.gateway.inspect.RunViews;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.Run;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/runs/{id}}, its output and its attempts. */
@RestController
@Refuses(ProblemCode.RUN_NOT_FOUND)
public final class InspectRunController {
    private final TenantRuns runs;
    private final PayloadStore payloads;
    private final RunViews views;

    public InspectRunController(TenantRuns runs, PayloadStore payloads, RunViews views) {
        this.runs = runs;
        this.payloads = payloads;
        this.views = views;
    }

    @Operation(operationId = "getRun", summary = "Show a run")
    @ApiResponse(responseCode = "200", description = "the run")
    @GetMapping(path = "/v1/runs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    RunView inspect(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return views.whole(run(caller, id));
    }

    @Operation(operationId = "getOutput", summary = "Show the output of a run alone, however large")
    @ApiResponse(
            responseCode = "200",
            description = "as the agent's worker has written it",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Json")))
    @Refuses(ProblemCode.NO_OUTPUT)
    @GetMapping(path = "/v1/runs/{id}/output", produces = MediaType.APPLICATION_JSON_VALUE)
    void output(@AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        Payload output = RunView.output(run(caller, id))
                .orElseThrow(() -> new Refusal(ProblemCode.NO_OUTPUT, "only a run that has succeeded has an output"));
        JsonDocument.send(output, payloads, response);
    }

    /** The latest of them, as many as are kept. */
    record AttemptList(List<AttemptView> items) {}

    @Operation(operationId = "listAttempts", summary = "Show the latest attempts of a run")
    @ApiResponse(responseCode = "200", description = "the one that goes on last")
    @GetMapping(path = "/v1/runs/{id}/attempts", produces = MediaType.APPLICATION_JSON_VALUE)
    AttemptList attempts(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return new AttemptList(AttemptView.of(run(caller, id)));
    }

    private Run run(Caller caller, String id) {
        return runs.find(caller.tenant(), id).orElseThrow(Refusal::notFound);
    }
}
