package dev.muster.gateway.http;

import dev.muster.gateway.cancel.CancelRun;
import dev.muster.gateway.cancel.Cancellation;
import dev.muster.gateway.inspect.RunView;
import dev.muster.gateway.inspect.RunViews;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.run.Run;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/runs/{id}/cancel}. */
@RestController
@Refuses(ProblemCode.RUN_NOT_FOUND)
public final class CancelRunController {
    private final TenantRuns runs;
    private final CancelRun cancelRun;
    private final RunViews views;

    public CancelRunController(TenantRuns runs, CancelRun cancelRun, RunViews views) {
        this.runs = runs;
        this.cancelRun = cancelRun;
        this.views = views;
    }

    @Operation(operationId = "cancelRun", summary = "Cancel a run")
    @ApiResponse(responseCode = "200", description = "it has ended, however")
    @ApiResponse(responseCode = "202", description = "it still runs, and has been asked to end")
    @PostMapping(path = "/v1/runs/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> cancel(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        Run run = runs.find(caller.tenant(), id).orElseThrow(Refusal::notFound);
        return switch (cancelRun.cancel(run.id())) {
            case Cancellation.Over(Run over) -> ResponseEntity.ok(views.whole(over));
            case Cancellation.Requested(Run asked) -> ResponseEntity.accepted().body(views.whole(asked));
            case Cancellation.Gone() -> throw Refusal.notFound();
        };
    }
}
