package dev.muster.scaler.show;

import dev.muster.scaler.ScalingLoop;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.ScalingPlan;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The same in numbers. Every scaler shows what it sees; decisions count where they are carried out. */
public final class ScalingMeters implements ScalingLoop.Journal {
    private final MeterRegistry registry;
    private final MultiGauge wanted;
    private final MultiGauge ready;

    public ScalingMeters(MeterRegistry registry, Board board) {
        this.registry = registry;
        wanted = MultiGauge.builder("muster.scaler.wanted")
                .description("Units that are to be, those that drain included")
                .register(registry);
        ready = MultiGauge.builder("muster.scaler.ready")
                .description("Units that take runs")
                .register(registry);
        Gauge.builder("muster.scaler.backlog", board, of(seen -> seen.work().visible()))
                .description("Messages that wait for a worker")
                .register(registry);
        TimeGauge.builder(
                        "muster.scaler.oldest.wait",
                        board,
                        TimeUnit.MILLISECONDS,
                        of(seen -> seen.work().oldestWait().toMillis()))
                .description("How long the run that waits the longest has waited")
                .register(registry);
        Gauge.builder("muster.scaler.spending", board, of(PoolsView::spending))
                .description("$/h for all that is there or on its way")
                .register(registry);
        Gauge.builder("muster.scaler.leading", board, there -> there.isLeading() ? 1 : 0)
                .description("1 for the scaler that acts")
                .register(registry);
    }

    private static ToDoubleFunction<Board> of(ToDoubleFunction<Observation> number) {
        return board -> board.seen().map(number::applyAsDouble).orElse(Double.NaN);
    }

    @Override
    public void enter(Observation seen, ScalingPlan plan, boolean acted) {
        rows(wanted, seen, PoolState::wanted);
        rows(ready, seen, PoolState::ready);
        if (acted) {
            plan.decisions().stream()
                    .map(decision -> DecisionView.of(decision, acted, plan.at()))
                    .forEach(decision -> registry.counter(
                                    "muster.scaler.decisions", "kind", decision.kind(), "pool", decision.pool())
                            .increment());
        }
    }

    private static void rows(MultiGauge gauge, Observation seen, ToIntFunction<PoolState> number) {
        gauge.register(
                seen.pools().stream()
                        .map(pool ->
                                MultiGauge.Row.of(Tags.of("pool", pool.pool().name()), number.applyAsInt(pool)))
                        .toList(),
                true);
    }
}
