package dev.muster.gateway.http;

import dev.muster.gateway.http.SubmitRunController.Answering;
import dev.muster.gateway.inspect.RunView;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.gateway.submit.Order;
import dev.muster.gateway.submit.Replays;
import dev.muster.gateway.submit.Submission;
import dev.muster.gateway.submit.SubmitRun;
import dev.muster.run.Run;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/runs/{id}/replay}. */
@RestController
@Refuses({
    ProblemCode.RUN_NOT_FOUND,
    ProblemCode.RUN_NOT_ENDED,
    ProblemCode.INPUT_GONE,
    ProblemCode.UNKNOWN_AGENT,
    ProblemCode.IDEMPOTENCY_KEY_MALFORMED,
    ProblemCode.IDEMPOTENCY_KEY_REUSED,
    ProblemCode.TOO_MANY_WAITING
})
public final class ReplayRunController {
    private final TenantRuns runs;
    private final Replays replays;
    private final SubmitRun submitRun;
    private final Answering answering;

    public ReplayRunController(TenantRuns runs, Replays replays, SubmitRun submitRun, Answering answering) {
        this.runs = runs;
        this.replays = replays;
        this.submitRun = submitRun;
        this.answering = answering;
    }

    @Operation(operationId = "replayRun", summary = "Run what has ended once more, as a new run")
    @Parameter(
            in = ParameterIn.HEADER,
            name = IdempotencyKey.HEADER,
            description = "the same replay may be asked for again, and is the same run",
            schema = @Schema(type = "string", pattern = IdempotencyKey.SHAPE))
    @Parameter(
            in = ParameterIn.HEADER,
            name = TraceParent.HEADER,
            description = "W3C Trace Context: the new run belongs to this trace",
            schema = @Schema(type = "string"),
            example = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
    @ApiResponse(
            responseCode = "202",
            description = "the new run is stored, and ends whatever happens",
            headers = {
                @Header(name = "Location", ref = "#/components/headers/Location"),
                @Header(name = "Idempotent-Replayed", ref = "#/components/headers/Idempotent-Replayed")
            })
    @PostMapping(path = "/v1/runs/{id}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> replay(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestHeader HttpHeaders headers)
            throws InterruptedException {
        Optional<String> key = IdempotencyKey.of(headers.getFirst(IdempotencyKey.HEADER));
        Run ended = runs.find(caller.tenant(), id).orElseThrow(Refusal::notFound);
        Order order = replays.order(ended).within(TraceParent.of(headers));
        return switch (submitRun.submit(caller.tenant(), key, order)) {
            case Submission.Accepted(Run run) -> answering.answer(run, Optional.empty(), false);
            case Submission.Replayed(Run run) -> answering.answer(run, Optional.empty(), true);
            case Submission.KeyReused() -> throw Refusal.keyReused();
        };
    }
}
