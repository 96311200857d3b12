package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * From what was observed to what is to be done: policies say how many, the placement says where, guardrails say no.
 *
 * @param policies the one that wants the most units is followed; none goes that any of them wants to keep
 */
public record Decider(List<Policy> policies, Placement placement, Guardrails guardrails) {
    public Decider {
        policies = List.copyOf(policies);
    }

    public ScalingPlan decide(Observation now, History past) {
        List<Need> needs =
                policies.stream().map(policy -> policy.need(now, past)).toList();
        Need need = both(needs, now.current());
        if (guardrails.isStale(now)) {
            return hold(now, need, "what is known is " + now.age().toSeconds() + " s old");
        }
        int units = Math.clamp(now.current(), need.least(), need.most());
        Map<Pool, Integer> placed = placement.place(now, units);
        List<Draft> drafts = now.pools().stream()
                .map(pool -> new Draft(pool, placed.getOrDefault(pool.pool(), 0), reason(pool, need)))
                .toList();
        String alert = guardrails.confine(now, past, drafts);
        return plan(now.at(), need, drafts.stream().map(Draft::decision).toList(), alert);
    }

    /** For what binds its reason is given, and all of them where nothing does. */
    private static Need both(List<Need> needs, int current) {
        Need least = needs.stream().max(Comparator.comparingInt(Need::least)).orElse(Need.none("no policy"));
        Need most = needs.stream().min(Comparator.comparingInt(Need::most)).orElse(least);
        int upper = Math.max(least.least(), most.most());
        if (least.least() > current) {
            return new Need(least.least(), upper, least.reason());
        }
        return new Need(
                least.least(),
                upper,
                upper < current
                        ? most.reason()
                        : needs.stream().map(Need::reason).collect(Collectors.joining("; ")));
    }

    private static String reason(PoolState pool, Need need) {
        return pool.isRefused() ? "refused: " + pool.refusal() + "; " + need.reason() : need.reason();
    }

    private static ScalingPlan hold(Observation now, Need need, String reason) {
        return plan(
                now.at(),
                need,
                now.pools().stream()
                        .<Decision>map(pool -> new Decision.Hold(pool.pool(), pool.current(), reason))
                        .toList(),
                "");
    }

    private static ScalingPlan plan(Instant at, Need need, List<Decision> decisions, String alert) {
        return new ScalingPlan(at, need.least(), need.reason(), decisions, alert);
    }
}
