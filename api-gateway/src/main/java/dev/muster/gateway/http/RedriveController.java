package dev.muster.gateway.http;

import dev.muster.gateway.deadletter.DeadRuns;
import dev.muster.gateway.deadletter.Redrive;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.run.Run;
import dev.muster.run.RunListing.Page;
import dev.muster.run.Tenant;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/dead-letters/redrive}: many at once, each redriven or refused by itself. */
@RestController
@Refuses({ProblemCode.CHOICE_UNCLEAR, ProblemCode.AGENT_MALFORMED, ProblemCode.CURSOR_MALFORMED})
public final class RedriveController {
    public static final int MOST = 1_000;

    private static final int UNASKED = 100;
    private static final int AT_ONCE = 32;

    private final Bodies bodies;
    private final Finding finding;
    private final Redrive redrive;
    private final ProblemAdvice problems;

    public RedriveController(Bodies bodies, Finding finding, Redrive redrive, ProblemAdvice problems) {
        this.bodies = bodies;
        this.finding = finding;
        this.redrive = redrive;
        this.problems = problems;
    }

    /** What it takes to find those that are meant. */
    public record Finding(TenantRuns runs, DeadRuns dead, RunPages pages) {}

    /** @param ids or else an agent, a reason or both, and a limit */
    record RedriveRequest(
            @ArraySchema(minItems = 1, maxItems = MOST) @Nullable
            List<String> ids,

            @Nullable String agent,
            @Nullable String reason,

            @Nullable Integer limit,
            @Nullable Boolean dryRun) {}

    /**
     * @param status as if the run had been redriven alone; then there is either a new run or a problem
     * @param created whether the new run was not there before
     */
    record Redriven(
            int status,
            String id,
            @Nullable String newId,
            @Nullable Boolean created,
            @Nullable ProblemDetail problem) {}

    record RedriveResult(
            boolean dryRun, List<Redriven> items, @Nullable String nextCursor) {}

    /** @param next where to go on */
    private record Chosen(List<String> ids, @Nullable String next) {}

    @Operation(operationId = "redriveDeadLetters", summary = "Run dead runs once more, each once, as new runs")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RedriveRequest.class)))
    @ApiResponse(responseCode = "200", description = "what became of each run")
    @PostMapping(
            path = "/v1/dead-letters/redrive",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    RedriveResult redrive(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "the `next_cursor` of the redrive before, or of a list of dead letters")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            InputStream body) {
        RedriveRequest asked = bodies.read(body, RedriveRequest.class);
        boolean dryRun = Objects.requireNonNullElse(asked.dryRun(), false);
        Chosen chosen = chosen(caller.tenant(), asked, cursor);
        if (!dryRun && !chosen.ids().isEmpty()) {
            caller.allowance().spend(chosen.ids().size());
        }
        List<Redriven> items = chosen.ids().stream()
                .gather(Gatherers.mapConcurrent(AT_ONCE, id -> item(caller.tenant(), id, dryRun)))
                .toList();
        return new RedriveResult(dryRun, items, chosen.next());
    }

    private Chosen chosen(Tenant tenant, RedriveRequest asked, @Nullable String cursor) {
        List<String> ids = asked.ids();
        boolean filtered = asked.agent() != null || asked.reason() != null;
        if (ids == null ? !filtered : filtered || asked.limit() != null || cursor != null) {
            throw new Refusal(
                    ProblemCode.CHOICE_UNCLEAR,
                    "needs either ids alone, or an agent, a reason or both, and then perhaps a limit and a cursor");
        }
        if (ids == null) {
            return found(tenant, asked, cursor);
        }
        requireRange("ids", ids.size());
        return new Chosen(ids.stream().distinct().toList(), null);
    }

    private Chosen found(Tenant tenant, RedriveRequest asked, @Nullable String cursor) {
        int limit = Objects.requireNonNullElse(asked.limit(), UNASKED);
        requireRange("limit", limit);
        DeadRuns.Wanted wanted = new DeadRuns.Wanted(
                tenant,
                RunPages.agent(asked.agent()),
                Optional.ofNullable(asked.reason()),
                finding.pages().cursor(cursor));
        Page page = finding.dead().find(wanted, limit);
        return new Chosen(page.runs().stream().map(run -> run.id().value()).toList(), RunPages.next(page));
    }

    private static void requireRange(String name, int number) {
        if (number < 1 || number > MOST) {
            throw new Refusal(ProblemCode.OUT_OF_RANGE, name + " " + number + ": needs 1 to " + MOST);
        }
    }

    private Redriven item(Tenant tenant, String id, boolean dryRun) {
        return problems.oneOfMany(
                () -> {
                    Run run = finding.runs().find(tenant, id).orElseThrow(Refusal::notFound);
                    Redrive.Redriven again = dryRun ? redrive.foresee(run) : redrive.redrive(run);
                    return new Redriven(
                            HttpStatus.ACCEPTED.value(), id, again.run().value(), again.created(), null);
                },
                problem -> new Redriven(problem.getStatus(), id, null, null, problem));
    }
}
