package dev.muster.gateway.http;

import dev.muster.gateway.inspect.RunSummary;
import dev.muster.gateway.inspect.RunViews;
import dev.muster.gateway.submit.Intake;
import dev.muster.gateway.submit.Order;
import dev.muster.gateway.submit.Submission;
import dev.muster.gateway.submit.SubmitRequest;
import dev.muster.gateway.submit.SubmitRun;
import dev.muster.run.Run;
import dev.muster.run.Tenant;
import dev.muster.run.Trace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/batches}: many runs at once, each taken or refused by itself. */
@RestController
@Refuses(ProblemCode.IDEMPOTENCY_KEY_MALFORMED)
public final class SubmitBatchController {
    private static final int MOST = 1_000;
    private static final int AT_ONCE = 32;

    private final Bodies bodies;
    private final Intake intake;
    private final SubmitRun submitRun;
    private final RunViews views;
    private final ProblemAdvice problems;

    public SubmitBatchController(
            Bodies bodies, Intake intake, SubmitRun submitRun, RunViews views, ProblemAdvice problems) {
        this.bodies = bodies;
        this.intake = intake;
        this.submitRun = submitRun;
        this.views = views;
        this.problems = problems;
    }

    record Batch(
            @ArraySchema(minItems = 1, maxItems = MOST, schema = @Schema(implementation = SubmitRequest.class))
            @Nullable
            List<JsonNode> runs) {}

    /** @param status as if the run had been submitted alone; then there is either a run or a problem */
    record Item(
            int status, @Nullable RunSummary run, @Nullable ProblemDetail problem) {}

    /** @param items in the order of the runs in the request */
    record BatchResult(List<Item> items) {}

    @Operation(operationId = "submitBatch", summary = "Submit many runs, each taken or refused by itself")
    @Parameter(
            in = ParameterIn.HEADER,
            name = IdempotencyKey.HEADER,
            description = "the same batch may be made again: its items are the same runs by their places",
            schema = @Schema(type = "string", pattern = IdempotencyKey.SHAPE))
    @Parameter(
            in = ParameterIn.HEADER,
            name = TraceParent.HEADER,
            description = "W3C Trace Context: the runs belong to this trace",
            schema = @Schema(type = "string"),
            example = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Batch.class)))
    @ApiResponse(responseCode = "200", description = "what became of each run")
    @PostMapping(
            path = "/v1/batches",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    BatchResult submit(@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers, InputStream body) {
        Optional<String> key = IdempotencyKey.of(headers.getFirst(IdempotencyKey.HEADER));
        Optional<Trace> trace = TraceParent.of(headers);
        List<JsonNode> runs = runs(bodies.read(body, Batch.class));
        caller.allowance().spend(runs.size());
        return new BatchResult(IntStream.range(0, runs.size())
                .boxed()
                .gather(Gatherers.mapConcurrent(
                        AT_ONCE,
                        i -> item(caller.tenant(), key.map(all -> IdempotencyKey.ofItem(all, i)), trace, runs.get(i))))
                .toList());
    }

    private static List<JsonNode> runs(Batch batch) {
        List<JsonNode> runs = batch.runs();
        if (runs == null || runs.isEmpty() || runs.size() > MOST) {
            String number = runs == null ? "no list" : Integer.toString(runs.size());
            throw new Refusal(ProblemCode.OUT_OF_RANGE, "runs " + number + ": needs 1 to " + MOST);
        }
        return runs;
    }

    private Item item(Tenant tenant, Optional<String> key, Optional<Trace> trace, JsonNode run) {
        return problems.oneOfMany(
                () -> {
                    Order order =
                            intake.order(bodies.as(run, SubmitRequest.class)).within(trace);
                    return switch (submitRun.submit(tenant, key, order)) {
                        case Submission.Accepted(Run taken) -> accepted(taken);
                        case Submission.Replayed(Run before) -> accepted(before);
                        case Submission.KeyReused() -> throw Refusal.keyReused();
                    };
                },
                problem -> new Item(problem.getStatus(), null, problem));
    }

    private Item accepted(Run run) {
        return new Item(HttpStatus.ACCEPTED.value(), views.summary(run), null);
    }
}
