package dev.muster.local.up;

import dev.muster.fleet.Pool;
import dev.muster.local.child.ChildSpec;
import dev.muster.local.child.ChildSpec.Gate;
import dev.muster.local.child.Children;
import dev.muster.local.control.Address;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Ports;
import dev.muster.local.metadata.MetadataServer;
import dev.muster.local.pool.Machine;
import dev.muster.local.pool.Pools;
import dev.muster.local.pool.WorkerPool;
import dev.muster.local.up.Overview.Family;
import dev.muster.local.up.Quickening.Lesson;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Starts the processes of a platform. */
record Launches(Services services, Children children, RandomGenerator random, InstantSource clock) {
    /** Empty ones. */
    Pools pools() {
        WorkerPool.Ground ground = new WorkerPool.Ground(this::machine, children, clock);
        return new Pools(Pools.NAMES.stream()
                .map(name -> new WorkerPool(name, workforce().of(name.name()).max(), ground))
                .toList());
    }

    /** @param supervisor whom the scaler asks for workers; where they are pinned they are there without it */
    Family family(ApiKey key, Pools pools, Address supervisor) {
        int port = Ports.free(services.plan().port(), "--port");
        Served gateway = served(services.gateway(port, key), port);
        if (workforce().pinned()) {
            workforce()
                    .sizes()
                    .forEach((name, size) ->
                            pools.find(name.name()).orElseThrow().raise(size.max()));
        }
        return new Family(gateway, scaler(key, supervisor), pools);
    }

    private @Nullable Served scaler(ApiKey key, Address supervisor) {
        if (services.plan().scalerPort().isEmpty()) {
            return null;
        }
        int port = Ports.free(services.plan().scalerPort().getAsInt(), "--scaler-port");
        return served(services.scaler(port, key, supervisor), port);
    }

    private Served served(ChildSpec spec, int port) {
        return Served.of(children.start(spec), URI.create("http://127.0.0.1:" + port), services.home());
    }

    /** Where workers come and go it pays to start them fast. */
    List<Lesson> lessons(Family family) {
        Served scaler = family.scaler();
        return scaler == null || workforce().pinned()
                ? List.of()
                : services.lessons(
                        family.gateway().child().spec(), scaler.child().spec());
    }

    private Workforce workforce() {
        return services.plan().workforce();
    }

    /** Only spot machines are ever taken back. */
    private Machine machine(Pool pool, String name, Gate gate) {
        MetadataServer metadata = pool.equals(Pools.SPOT) ? MetadataServer.start(random, clock) : null;
        return new Machine(children.start(services.worker(pool, name, gate, metadata)), metadata);
    }
}
