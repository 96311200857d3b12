package dev.muster.gateway.recover;

import static java.util.stream.Collectors.toMap;

import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What recovers runs. Every gateway takes all of these steps: each write is conditional on what was seen.
 *
 * @param steps by the names of their loops
 */
public record Recovery(Map<String, Step> steps) {
    private record Named(String name, Step step) {}

    public static Recovery of(
            RecoveryPorts ports,
            RecoverSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            Stopwatch stopwatch) {
        RecoveryMeters meters = new RecoveryMeters(registry);
        Each each = new Each(settings.atOnce());
        CarryOut steps = new CarryOut(ports, meters, clock);
        SettleWaiting settle = new SettleWaiting(new WaitingRule(settings.sentSweep()), ports, steps, clock);
        GiveBack giveBack = new GiveBack(ports.index(), ports.runs(), steps, each, clock);
        Stream<Named> passes = Stream.of(Waiting.Kind.values())
                .map(kind -> Reach.of(kind, settings))
                .map(reach -> named(reach.kind().name(), new WaitingPass(reach, ports.index(), settle, each, clock)));
        Stream<Named> reaper = Stream.of(
                named("bury", new Bury(ports.fleet().registry(), meters, each, stopwatch)),
                named("requeue", new Requeue(ports.fleet().registry(), giveBack, stopwatch)),
                named("strays", new Strays(ports.index(), ports.fleet().registry(), giveBack, settings.strays())));
        Stream<Named> letters = Stream.of(named("letters", new SettleLetters(ports, settings, meters, each)));
        return new Recovery(
                Stream.of(passes, reaper, letters).flatMap(all -> all).collect(toMap(Named::name, Named::step)));
    }

    private static Named named(String name, Step step) {
        return new Named("recover-" + name.toLowerCase(Locale.ROOT), step);
    }
}
