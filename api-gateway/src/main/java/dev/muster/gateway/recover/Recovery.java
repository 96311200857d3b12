package dev.muster.gateway.recover;

import dev.muster.pace.Loop;
import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The loops of recovery. Every gateway runs them all: each write is conditional on what was seen. */
public final class Recovery implements AutoCloseable {
    /** One loop to be. */
    record Named(String name, Step step) {}

    private final List<Loop> loops;

    private Recovery(List<Loop> loops) {
        this.loops = loops;
    }

    public static Recovery start(
            RecoveryPorts ports,
            RecoverSettings settings,
            MeterRegistry meters,
            InstantSource clock,
            Stopwatch stopwatch) {
        return new Recovery(steps(ports, settings, meters, clock, stopwatch).stream()
                .map(named -> Loop.start(named.name(), named.step()))
                .toList());
    }

    static List<Named> steps(
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
        return Stream.of(passes, reaper, letters).flatMap(all -> all).toList();
    }

    private static Named named(String name, Step step) {
        return new Named("recover-" + name.toLowerCase(Locale.ROOT), step);
    }

    @Override
    public void close() {
        loops.forEach(Loop::close);
    }
}
