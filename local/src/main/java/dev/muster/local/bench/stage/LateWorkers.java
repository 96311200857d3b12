package dev.muster.local.bench.stage;

import dev.muster.local.bench.load.NoOpAgent;
import dev.muster.local.bench.load.Saturation;
import dev.muster.local.bench.load.Side;
import dev.muster.local.child.ChildSpec.Gate;
import dev.muster.local.child.Children;
import dev.muster.local.metadata.MetadataServer;
import dev.muster.local.pool.Pools;
import dev.muster.local.up.Plan;
import dev.muster.local.up.Services;
import dev.muster.local.up.Surroundings;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Workers that come to a platform which has none, and go again with this. */
public final class LateWorkers implements AutoCloseable {
    private final Children children = new Children();
    private final MetadataServer metadata = MetadataServer.start(new Random(), InstantSource.system());
    private final Platform platform;
    private final Services services;

    public LateWorkers(Platform platform, Plan plan) {
        this.platform = platform;
        this.services = new Services(
                platform.home(),
                plan,
                Surroundings.of(
                        platform.home(), plan.agents(), platform.status().aws(), System.getenv()));
    }

    /** Returns once it serves. */
    public Side start(String name) throws InterruptedException {
        Started worker = Started.when(children.start(services.worker(Pools.SPOT, name, Gate.OPEN, metadata)));
        return new Side("platform", platform.door(), worker.url(), List.of(worker.pid()));
    }

    /** With a worker that goes again, so that only the emulators are warm, and the gateway. */
    public static void warmUp(Platform platform, Plan plan, int mostRounds, NoOpAgent agent, Consumer<String> progress)
            throws InterruptedException {
        try (LateWorkers workers = new LateWorkers(platform, plan)) {
            Saturation.with(agent).warmUp(List.of(workers.start("warm-up")), mostRounds, progress);
        }
    }

    @Override
    public void close() {
        children.close();
        metadata.close();
    }
}
