package dev.muster.gateway.http;

import dev.muster.gateway.offer.Offer;
import dev.muster.gateway.offer.Offers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/agents}. */
@RestController
public final class ListAgentsController {
    private final Offers offers;

    public ListAgentsController(Offers offers) {
        this.offers = offers;
    }

    record AgentList(List<Offer> items) {}

    @Operation(operationId = "listAgents", summary = "List the agents that can be run")
    @ApiResponse(responseCode = "200", description = "by name")
    @GetMapping(path = "/v1/agents", produces = MediaType.APPLICATION_JSON_VALUE)
    AgentList agents() {
        return new AgentList(offers.all());
    }
}
