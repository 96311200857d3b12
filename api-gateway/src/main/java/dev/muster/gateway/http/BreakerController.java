package dev.muster.gateway.http;

import dev.muster.gateway.breaker.BreakerView;
import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.breaker.ForceBreaker;
import dev.muster.gateway.offer.Offers;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker.State;
import dev.muster.run.TrialRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/breakers} and {@code PUT /v1/breakers/{agent}}. */
@RestController
public final class BreakerController {
    private final Bodies bodies;
    private final Offers offers;
    private final BreakerWatch watch;
    private final ForceBreaker force;
    private final TrialRule rule;

    public BreakerController(Bodies bodies, Offers offers, BreakerWatch watch, ForceBreaker force, TrialRule rule) {
        this.bodies = bodies;
        this.offers = offers;
        this.watch = watch;
        this.force = force;
        this.rule = rule;
    }

    record BreakerList(List<BreakerView> items) {}

    /** @param state what an operator wants: open, closed, or auto to leave it to itself */
    record BreakerChange(@Nullable String state) {
        Optional<State> wanted() {
            return switch (state) {
                case "open" -> Optional.of(State.OPEN);
                case "closed" -> Optional.of(State.CLOSED);
                case "auto" -> Optional.empty();
                case null, default -> throw new Refusal(ProblemCode.OUT_OF_RANGE, "state: needs open, closed or auto");
            };
        }
    }

    @Operation(operationId = "listBreakers", summary = "List the breakers that have ever been open or forced")
    @ApiResponse(responseCode = "200", description = "by agent, as of a second ago")
    @GetMapping(path = "/v1/breakers", produces = MediaType.APPLICATION_JSON_VALUE)
    BreakerList breakers() {
        return new BreakerList(BreakerView.of(watch.all(), rule));
    }

    @Operation(operationId = "forceBreaker", summary = "Force a breaker open or closed, or leave it to itself")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BreakerChange.class)))
    @ApiResponse(responseCode = "200", description = "the breaker as it is now")
    @Refuses(ProblemCode.AGENT_NOT_FOUND)
    @PutMapping(
            path = "/v1/breakers/{agent}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    BreakerView force(@AuthenticationPrincipal Caller caller, @PathVariable String agent, InputStream body) {
        if (offers.all().stream().noneMatch(offer -> offer.name().equals(agent))) {
            throw new Refusal(ProblemCode.AGENT_NOT_FOUND, "there is no agent of this name");
        }
        Optional<State> wanted = bodies.read(body, BreakerChange.class).wanted();
        return BreakerView.of(force.force(AgentName.of(agent), wanted, caller.getName()), rule);
    }
}
