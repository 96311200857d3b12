package dev.muster.scaler.http;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.show.Board;
import dev.muster.scaler.show.PoolsView;
import dev.muster.scaler.steer.PoolOrder;
import dev.muster.scaler.steer.SteeredTerms;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/pools} and {@code PUT /v1/pools/{name}}. */
@RestController
public final class PoolController {
    private static final Logger LOG = System.getLogger(PoolController.class.getName());

    private final Pools pools;
    private final Board board;
    private final SteeredTerms terms;

    public PoolController(Pools pools, Board board, SteeredTerms terms) {
        this.pools = pools;
        this.board = board;
        this.terms = terms;
    }

    record LimitsView(String name, int min, int max, boolean hold) {}

    @GetMapping(path = "/v1/pools", produces = MediaType.APPLICATION_JSON_VALUE)
    PoolsView pools() {
        return board.view().orElseThrow(() -> Refusal.forNow("NOT_OBSERVED", "this scaler has not looked around yet"));
    }

    /** @return as it is from now on; what is shown follows with the next turns */
    @PutMapping(
            path = "/v1/pools/{name}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    LimitsView steer(Principal operator, @PathVariable String name, @RequestBody PoolOrder order) {
        Pool pool = pools.find(name);
        PoolLimits limits = steered(pool, order);
        LOG.log(Level.INFO, "{0}: {1}, by an operator of {2}", pool, limits, operator.getName());
        return new LimitsView(name, limits.min(), limits.max(), limits.hold());
    }

    private PoolLimits steered(Pool pool, PoolOrder order) {
        try {
            return terms.steer(pool, order);
        } catch (IllegalArgumentException outOfRange) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "OUT_OF_RANGE", String.valueOf(outOfRange.getMessage()));
        }
    }
}
