package dev.muster.scaler.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * What no policy may do.
 *
 * @param step units that are bought at once, at most
 * @param shrink share of the units at work that may go within a minute, and at least one
 * @param ceiling $/h: it wins over everything but the units that always run
 * @param stale nothing changes on what is older
 */
public record Guardrails(int step, double shrink, double ceiling, Duration stale) {
    /** $/h that are no money. */
    private static final double ROUNDING = 1e-9;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Comparator<Draft> DEAREST =
            Comparator.comparingDouble(Draft::price).reversed();

    public Guardrails {
        if (step < 1 || !(shrink > 0 && shrink <= 1) || !(ceiling > 0) || !stale.isPositive()) {
            throw new IllegalArgumentException("step " + step + ", shrink " + shrink + ", ceiling " + ceiling
                    + ", stale " + stale + ": needs at least 1, above 0 to 1, above 0, above 0");
        }
    }

    boolean isStale(Observation now) {
        return now.age().compareTo(stale) > 0;
    }

    /** @return an alert, empty for none */
    String confine(Observation now, History past, List<Draft> drafts) {
        drafts.forEach(Draft::keepWithinLimits);
        slowDown(drafts);
        String alert = keepBelowCeiling(drafts);
        int most = mayGo(now, past);
        shrinkSlowly(most, drafts);
        renewSlowly(most, drafts);
        return alert;
    }

    private void slowDown(List<Draft> drafts) {
        int over = drafts.stream().mapToInt(Draft::more).sum() - step;
        for (Draft draft : dearest(drafts)) {
            int less = Math.clamp(over, 0, draft.more());
            draft.take(less, "at most " + step + " at once");
            over -= less;
        }
    }

    /** What is bought is cut first: of what goes nothing is saved before it is gone. */
    private String keepBelowCeiling(List<Draft> drafts) {
        String limit = String.format(Locale.ROOT, "the ceiling is %.2f $/h", ceiling);
        boolean isCut = cut(over(drafts, Draft::spending), drafts, Draft::spareBought, limit);
        double over = over(drafts, Draft::lasting);
        cut(over, drafts, Draft::spare, limit);
        return isCut || over > 0 ? limit + ", and more is needed" : "";
    }

    private double over(List<Draft> drafts, ToDoubleFunction<Draft> cost) {
        return drafts.stream().mapToDouble(cost).sum() - ceiling - ROUNDING;
    }

    private static boolean cut(double tooMuch, List<Draft> drafts, ToIntFunction<Draft> spare, String limit) {
        double over = tooMuch;
        boolean isCut = false;
        for (Draft draft : dearest(drafts)) {
            int most = draft.price() == 0 ? 0 : spare.applyAsInt(draft);
            int less = Math.clamp((long) Math.ceil(over / draft.price()), 0, most);
            draft.take(less, limit);
            over -= less * draft.price();
            isCut |= less > 0;
        }
        return isCut;
    }

    private int mayGo(Observation now, History past) {
        Instant begin = now.at().minus(MINUTE);
        int gone = past.since(begin).stream().mapToInt(History.Sample::cordoned).sum();
        return Math.max(0, (int) Math.ceil(shrink * now.ready()) - gone);
    }

    private static void shrinkSlowly(int most, List<Draft> drafts) {
        int left = most;
        for (Draft draft : dearest(drafts)) {
            int fewer = draft.fewer();
            draft.give(Math.max(0, fewer - left), "no more go within a minute");
            left -= Math.min(fewer, left);
        }
    }

    /** With what everything else has left over. */
    private void renewSlowly(int most, List<Draft> drafts) {
        for (Draft draft : dearest(drafts)) {
            int affordable = (int) (-over(drafts, Draft::spending) / draft.price());
            int bought = drafts.stream().mapToInt(Draft::more).sum();
            int gone = drafts.stream().mapToInt(Draft::fewer).sum();
            draft.renew(most - gone, Math.min(step - bought, affordable));
        }
    }

    private static List<Draft> dearest(List<Draft> drafts) {
        return drafts.stream().sorted(DEAREST).toList();
    }
}
