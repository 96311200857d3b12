package dev.muster.gateway.http;

import dev.muster.gateway.inspect.RunView;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.run.PayloadStore;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/runs/{id}}. */
@RestController
public final class InspectRunController {
    private final TenantRuns runs;
    private final PayloadStore payloads;

    public InspectRunController(TenantRuns runs, PayloadStore payloads) {
        this.runs = runs;
        this.payloads = payloads;
    }

    @GetMapping(path = "/v1/runs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    RunView inspect(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return runs.find(caller.tenant(), id)
                .map(run -> RunView.of(run, payloads))
                .orElseThrow(Refusal::notFound);
    }
}
