package dev.muster.scaler.http;

import dev.muster.fleet.Pool;
import java.util.Collection;
import org.springframework.http.HttpStatus;

/** The pools that there are. */
public record Pools(Collection<Pool> all) {
    Pool find(String name) {
        return all.stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "POOL_NOT_FOUND", "there is no pool of this name; there are " + all));
    }
}
