package dev.muster.gateway.http;

import dev.muster.gateway.http.RunPages.RunList;
import dev.muster.run.RunListing;
import dev.muster.run.RunListing.Query;
import dev.muster.run.RunStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/runs}: the latest first. */
@RestController
@Refuses({
    ProblemCode.STATUS_UNKNOWN,
    ProblemCode.AGENT_MALFORMED,
    ProblemCode.CURSOR_MALFORMED,
    ProblemCode.LIMIT_OUT_OF_RANGE
})
public final class ListRunsController {
    private final RunListing listing;
    private final RunPages pages;

    public ListRunsController(RunListing listing, RunPages pages) {
        this.listing = listing;
        this.pages = pages;
    }

    /** What is asked for, as it stands in the address. */
    record Filter(
            @Parameter(schema = @Schema(implementation = RunStatus.class)) @Nullable
            String status,

            @Nullable String agent,
            @Nullable String tag,

            @Parameter(description = "the `next_cursor` of the page before") @Nullable
            String cursor,

            @Parameter(
                    schema = @Schema(type = "integer", minimum = "1", maximum = "" + Query.MOST, defaultValue = "20"))
            @Nullable
            String limit) {}

    @Operation(operationId = "listRuns", summary = "List runs, the latest first")
    @ApiResponse(responseCode = "200", description = "a page of runs")
    @GetMapping(path = "/v1/runs", produces = MediaType.APPLICATION_JSON_VALUE)
    RunList list(@AuthenticationPrincipal Caller caller, @ParameterObject @ModelAttribute Filter filter) {
        return pages.show(listing.list(new Query(
                caller.tenant(),
                Optional.ofNullable(filter.status()).map(ListRunsController::status),
                RunPages.agent(filter.agent()),
                Optional.ofNullable(filter.tag()),
                Optional.empty(),
                pages.cursor(filter.cursor()),
                PageLimit.RUNS.of(filter.limit()))));
    }

    private static RunStatus status(String text) {
        return Arrays.stream(RunStatus.values())
                .filter(status -> lower(status).equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ProblemCode.STATUS_UNKNOWN,
                        "status '" + text + "': needs one of "
                                + Arrays.stream(RunStatus.values())
                                        .map(ListRunsController::lower)
                                        .collect(Collectors.joining(", "))));
    }

    private static String lower(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
