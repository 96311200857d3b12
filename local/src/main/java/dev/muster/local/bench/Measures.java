package dev.muster.local.bench;

import dev.muster.local.bench.calls.WireCalls;
import dev.muster.local.bench.dispatch.IdleDispatch;
import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.handover.Handover;
import dev.muster.local.bench.load.Comparison;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.bench.load.NoOpAgent;
import dev.muster.local.bench.load.Saturation;
import dev.muster.local.bench.many.TenThousand;
import dev.muster.local.bench.path.FullPath;
import dev.muster.local.bench.spawn.Spawn;
import dev.muster.local.bench.stage.Ground;
import dev.muster.local.bench.stage.Platform;
import dev.muster.local.bench.stage.Reference;
import dev.muster.local.bench.submit.SubmitTime;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import dev.muster.local.up.Plan;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can be measured, each on a platform that is started for it.
 *
 * @param tell takes a line of progress
 */
record Measures(Home home, Extent extent, TenThousand.Crowd crowd, Consumer<String> tell) {
    static final List<String> NAMES = List.of(
            FullPath.NAME,
            WireCalls.NAME,
            IdleDispatch.NAME,
            SubmitTime.NAME,
            TenThousand.NAME,
            Handover.NAME,
            Spawn.NAME);

    /** For the list of options. */
    static final class Names extends AbstractList<String> {
        @Override
        public String get(int index) {
            return NAMES.get(index);
        }

        @Override
        public int size() {
            return NAMES.size();
        }
    }

    @FunctionalInterface
    private interface Measure {
        List<Figure> of(Comparison sides) throws InterruptedException;
    }

    List<Figure> take(String name) throws InterruptedException {
        if (!NAMES.contains(name)) {
            throw new Refusal("--only " + name + ": there are " + String.join(", ", NAMES));
        }
        Consumer<String> progress = line -> tell.accept(name + "  " + line);
        progress.accept("starting");
        if (name.equals(Spawn.NAME)) {
            return new Spawn(home, progress).measure(extent);
        }
        try (NoOpAgent agent = NoOpAgent.start()) {
            return take(name, new Ground(home, agent.url()), agent, progress);
        }
    }

    private List<Figure> take(String name, Ground ground, NoOpAgent agent, Consumer<String> progress)
            throws InterruptedException {
        return switch (name) {
            case WireCalls.NAME -> new WireCalls(ground, agent, progress).measure(extent);
            case TenThousand.NAME -> new TenThousand(ground, agent, crowd, progress).measure(extent);
            case Handover.NAME -> new Handover(ground, agent, progress).measure(extent);
            case IdleDispatch.NAME ->
                compare(ground, agent, progress, sides -> new IdleDispatch(sides).measure(extent));
            case SubmitTime.NAME -> compare(ground, agent, progress, sides -> new SubmitTime(sides).measure(extent));
            default -> compare(ground, agent, progress, sides -> new FullPath(sides).measure(extent));
        };
    }

    private List<Figure> compare(Ground ground, NoOpAgent agent, Consumer<String> progress, Measure measure)
            throws InterruptedException {
        Plan plan = ground.oneWorker();
        try (Platform platform = Platform.start(home, plan);
                Reference reference = Reference.start(platform, plan, agent.url())) {
            return measure.of(new Comparison(Saturation.with(agent), platform.side(), reference.side(), progress));
        }
    }
}
