package dev.muster.scaler.show;

import dev.muster.scaler.ScalingLoop;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.ScalingPlan;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Holds up what was seen last. */
public final class Board implements ScalingLoop.Journal {
    private final BooleanSupplier leading;
    private final String policy;
    private volatile @Nullable Observation seen;

    /** @param policy by its name in the settings */
    public Board(BooleanSupplier leading, String policy) {
        this.leading = leading;
        this.policy = policy;
    }

    @Override
    public void enter(Observation now, ScalingPlan plan, boolean acted) {
        seen = now;
    }

    /** @return empty before the first look around */
    Optional<Observation> seen() {
        return Optional.ofNullable(seen);
    }

    boolean isLeading() {
        return leading.getAsBoolean();
    }

    /** @return empty before the first look around */
    public Optional<PoolsView> view() {
        return seen().map(now -> PoolsView.of(now, isLeading(), policy));
    }
}
