package dev.muster.scaler.http;

import dev.muster.scaler.show.DecisionView;
import dev.muster.scaler.show.Journal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/decisions}: the last ones, the oldest of them first. */
@RestController
public final class DecisionController {
    private static final int UNASKED = 100;
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}|1000");

    private final Pools pools;
    private final Journal journal;

    public DecisionController(Pools pools, Journal journal) {
        this.pools = pools;
        this.journal = journal;
    }

    record DecisionList(List<DecisionView> items) {}

    @GetMapping(path = "/v1/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
    DecisionList decisions(
            @RequestParam(required = false) @Nullable String pool,
            @RequestParam(required = false) @Nullable String limit) {
        String name = pool == null ? "" : pools.find(pool).name();
        return new DecisionList(journal.last(name, limit == null ? UNASKED : number(limit)));
    }

    private static int number(String limit) {
        if (!LIMIT.matcher(limit).matches()) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "LIMIT_OUT_OF_RANGE", "limit '" + limit + "': needs 1 to 1000");
        }
        return Integer.parseInt(limit);
    }
}
