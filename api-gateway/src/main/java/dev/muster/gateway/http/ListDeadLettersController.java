package dev.muster.gateway.http;

import dev.muster.gateway.deadletter.DeadRuns;
import dev.muster.gateway.http.RunPages.RunList;
import dev.muster.run.RunListing.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/dead-letters}: the runs that were given up, the latest first. */
@RestController
@Refuses({
    ProblemCode.FORBIDDEN,
    ProblemCode.AGENT_MALFORMED,
    ProblemCode.CURSOR_MALFORMED,
    ProblemCode.LIMIT_OUT_OF_RANGE
})
public final class ListDeadLettersController {
    private final DeadRuns dead;
    private final RunPages pages;

    public ListDeadLettersController(DeadRuns dead, RunPages pages) {
        this.dead = dead;
        this.pages = pages;
    }

    /** What is asked for, as it stands in the address. */
    record DeadFilter(
            @Nullable String agent,

            @Parameter(description = "the code of the error that they ended with") @Nullable
            String reason,

            @Parameter(description = "the `next_cursor` of the page before") @Nullable
            String cursor,

            @Parameter(
                    schema = @Schema(type = "integer", minimum = "1", maximum = "" + Query.MOST, defaultValue = "20"))
            @Nullable
            String limit) {}

    @Operation(operationId = "listDeadLetters", summary = "List the runs that were given up, the latest first")
    @ApiResponse(responseCode = "200", description = "a page of dead runs")
    @GetMapping(path = "/v1/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
    RunList list(@AuthenticationPrincipal Caller caller, @ParameterObject @ModelAttribute DeadFilter filter) {
        DeadRuns.Wanted wanted = new DeadRuns.Wanted(
                caller.tenant(),
                RunPages.agent(filter.agent()),
                Optional.ofNullable(filter.reason()),
                pages.cursor(filter.cursor()));
        return pages.show(dead.find(wanted, PageLimit.RUNS.of(filter.limit())));
    }
}
