package dev.muster.scaler.decide;

import dev.muster.scaler.decide.History.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Buys what will be needed when it could be there, no earlier than the wait that is put up with makes worth it.
 *
 * <p>Work in the system X, which comes at the rate λ and takes S each, is forecast for the moment at which a unit that is
 * asked for now would work, after L. Beyond what runs already it is bought for only in the share φ = min(1, S/W): a queue
 * of short runs empties by itself within W. Over that comes headroom for how much X has risen within L in the last hour.
 *
 * @param objective the wait W that is put up with; 0 for none. It chooses a point between cost and wait, and promises nothing
 * @param window for so long no unit goes that was needed within
 */
public record Adaptive(Duration objective, Duration window) implements Policy {
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SERVICE = Duration.ofMinutes(5);
    private static final double SHORTEST_SERVICE = 1;
    private static final double LONGEST_SERVICE = 300;

    /** All in seconds, and slots. */
    private record Forecast(double launch, double rate, double service, double inSystem, double expected) {}

    @Override
    public Need need(Observation now, History past) {
        double launch = seconds(CheapestFirst.next(now).terms().launch());
        Forecast forecast = forecast(now, past, launch);
        double wait = seconds(objective);
        double lazy = wait == 0 ? 1 : Math.min(1, forecast.service / wait);
        double headroom = headroom(past, launch, wait);
        double beyond = Math.max(0, forecast.expected - now.slots());
        double slots = Math.min(forecast.expected, now.slots()) + lazy * (beyond + headroom);
        int needed = (int) Math.ceil(slots / slotsOfAUnit(now) - 1e-9);
        String reason = String.format(
                Locale.ROOT,
                "%.2f runs/s of %.0f s: %.0f in the system, %.0f expected in %.0f s; headroom %.0f, bought at %.0f %%",
                forecast.rate,
                forecast.service,
                forecast.inSystem,
                forecast.expected,
                launch,
                headroom,
                100 * lazy);
        return new Need(needed, Math.max(needed, most(now, past)), reason);
    }

    /** None goes while anything waits, nor below what was needed within the window. */
    private int most(Observation now, History past) {
        if (now.work().visible() > 0) {
            return Need.ANY;
        }
        return past.since(now.at().minus(window)).stream()
                .mapToInt(Sample::needed)
                .max()
                .orElse(Need.ANY);
    }

    private Forecast forecast(Observation now, History past, double launch) {
        double rate = Math.max(rate(now, past, SHORT), rate(now, past, LONG));
        double service = service(now, past);
        double x = now.work().inSystem();
        double fade = Math.exp(-launch / service);
        double free = x * fade + rate * service * (1 - fade);
        double full = x + rate * launch - slotSeconds(now, launch) / service;
        return new Forecast(launch, rate, service, x, Math.max(free, full));
    }

    /** What can be worked off until then: a unit that was asked for a while ago comes in the meantime. */
    private static double slotSeconds(Observation now, double launch) {
        double coming = now.pools().stream()
                .flatMap(pool -> pool.units().stream())
                .filter(unit -> unit.is(UnitState.Phase.LAUNCHING))
                .mapToDouble(unit -> Math.min(launch, seconds(Duration.between(unit.since(), now.at()))))
                .sum();
        return now.slots() * launch + slotsOfAUnit(now) * coming;
    }

    /** Runs accepted a second. */
    private static double rate(Observation now, History past, Duration over) {
        List<Sample> within = past.since(now.at().minus(over));
        if (within.isEmpty()) {
            return 0;
        }
        Sample first = within.getFirst();
        double elapsed = seconds(Duration.between(first.at(), now.at()));
        return elapsed <= 0 ? 0 : (now.work().accepted() - first.work().accepted()) / elapsed;
    }

    /** Seconds that a run takes, from the runs that run and those that end. */
    private static double service(Observation now, History past) {
        List<Sample> within = past.since(now.at().minus(SERVICE));
        if (within.isEmpty()) {
            return LONGEST_SERVICE / 10;
        }
        Sample first = within.getFirst();
        long ended = now.work().completed() - first.work().completed();
        double busy = within.stream()
                .mapToLong(sample -> sample.work().busy())
                .average()
                .orElse(0);
        double elapsed = seconds(Duration.between(first.at(), now.at()));
        double service = ended == 0 ? (busy == 0 ? SHORTEST_SERVICE : LONGEST_SERVICE) : busy * elapsed / ended;
        return Math.clamp(service, SHORTEST_SERVICE, LONGEST_SERVICE);
    }

    private static double headroom(History past, double launch, double wait) {
        double quantile = launch <= 0 ? 0 : Math.max(0, 1 - wait / launch);
        double[] rises = rises(past.samples(), launch);
        if (rises.length == 0 || quantile == 0) {
            return 0;
        }
        Arrays.sort(rises);
        return rises[(int) Math.min(rises.length - 1, Math.floor(quantile * rises.length))];
    }

    /** How much more was in the system so many seconds later, for each moment. */
    private static double[] rises(List<Sample> samples, double launch) {
        double[] rises = new double[samples.size()];
        int count = 0;
        int later = 0;
        for (Sample first : samples) {
            Instant end = first.at().plusMillis((long) (launch * 1000));
            while (later < samples.size() && samples.get(later).at().isBefore(end)) {
                later++;
            }
            if (later == samples.size()) {
                break;
            }
            rises[count++] = Math.max(
                    0, samples.get(later).work().inSystem() - first.work().inSystem());
        }
        return Arrays.copyOf(rises, count);
    }

    private static double slotsOfAUnit(Observation now) {
        return now.pools().stream().mapToInt(pool -> pool.terms().slots()).min().orElse(1);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
