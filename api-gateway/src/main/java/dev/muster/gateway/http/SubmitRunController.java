package dev.muster.gateway.http;

import dev.muster.gateway.inspect.AwaitEnd;
import dev.muster.gateway.inspect.RunView;
import dev.muster.gateway.inspect.RunViews;
import dev.muster.gateway.submit.Intake;
import dev.muster.gateway.submit.Order;
import dev.muster.gateway.submit.Submission;
import dev.muster.gateway.submit.SubmitRequest;
import dev.muster.gateway.submit.SubmitRun;
import dev.muster.run.Run;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/runs}. */
@RestController
@Refuses({
    ProblemCode.IDEMPOTENCY_KEY_MALFORMED,
    ProblemCode.IDEMPOTENCY_KEY_REUSED,
    ProblemCode.PREFER_MALFORMED,
    ProblemCode.UNKNOWN_AGENT,
    ProblemCode.UNKNOWN_PAYLOAD,
    ProblemCode.INPUT_TWICE,
    ProblemCode.INPUT_INVALID,
    ProblemCode.TOO_MANY_WAITING
})
public final class SubmitRunController {
    private final Bodies bodies;
    private final Intake intake;
    private final SubmitRun submitRun;
    private final Answering answering;

    public SubmitRunController(Bodies bodies, Intake intake, SubmitRun submitRun, Answering answering) {
        this.bodies = bodies;
        this.intake = intake;
        this.submitRun = submitRun;
        this.answering = answering;
    }

    /** What it takes to answer with the run as it is, or as it has become. */
    public record Answering(RunViews views, AwaitEnd awaitEnd, WaitPreference waits) {
        /** 200 where the run has ended meanwhile. */
        ResponseEntity<RunView> answer(Run accepted, Optional<Duration> wait, boolean replayed)
                throws InterruptedException {
            Run run = wait.isPresent() ? awaitEnd.within(wait.get(), accepted) : accepted;
            ResponseEntity.BodyBuilder answer =
                    wait.isPresent() && run.isTerminal() ? ResponseEntity.ok() : ResponseEntity.accepted();
            wait.ifPresent(applied -> answer.header("Preference-Applied", "wait=" + applied.toSeconds()));
            if (replayed) {
                answer.header("Idempotent-Replayed", "true");
            }
            return answer.location(URI.create("/v1/runs/" + run.id())).body(views.whole(run));
        }
    }

    @Operation(operationId = "submitRun", summary = "Submit a run")
    @Parameter(
            in = ParameterIn.HEADER,
            name = IdempotencyKey.HEADER,
            description = "the same request may be made again, and is the same run",
            schema = @Schema(type = "string", pattern = IdempotencyKey.SHAPE))
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            description = "`wait=20` has the answer wait up to 20 s for the end of the run",
            schema = @Schema(type = "string"),
            example = "wait=0")
    @Parameter(
            in = ParameterIn.HEADER,
            name = TraceParent.HEADER,
            description = "W3C Trace Context: the run belongs to this trace",
            schema = @Schema(type = "string"),
            example = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SubmitRequest.class)))
    @ApiResponse(
            responseCode = "202",
            description = "the run is stored, and ends whatever happens",
            headers = {
                @Header(name = "Location", ref = "#/components/headers/Location"),
                @Header(name = "Idempotent-Replayed", ref = "#/components/headers/Idempotent-Replayed"),
                @Header(name = "Preference-Applied", ref = "#/components/headers/Preference-Applied")
            })
    @ApiResponse(
            responseCode = "200",
            description = "the run has ended while the answer waited",
            headers = {
                @Header(name = "Location", ref = "#/components/headers/Location"),
                @Header(name = "Idempotent-Replayed", ref = "#/components/headers/Idempotent-Replayed"),
                @Header(name = "Preference-Applied", ref = "#/components/headers/Preference-Applied")
            })
    @PostMapping(
            path = "/v1/runs",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> submit(
            @AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers, InputStream body)
            throws InterruptedException {
        Optional<String> key = IdempotencyKey.of(headers.getFirst(IdempotencyKey.HEADER));
        Optional<Duration> wait = answering.waits().of(headers.getOrEmpty("Prefer"));
        Order order = intake.order(bodies.read(body, SubmitRequest.class)).within(TraceParent.of(headers));
        return switch (submitRun.submit(caller.tenant(), key, order)) {
            case Submission.Accepted(Run run) -> answering.answer(run, wait, false);
            case Submission.Replayed(Run run) -> answering.answer(run, wait, true);
            case Submission.KeyReused() -> throw Refusal.keyReused();
        };
    }
}
