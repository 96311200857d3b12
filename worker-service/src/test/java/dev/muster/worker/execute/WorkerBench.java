package dev.muster.worker.execute;

import dev.muster.fleet.Load;
import dev.muster.fleet.Unit;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.run.AgentSpec;
import dev.muster.run.DeadLetters;
import dev.muster.run.RunQueue.Delivery;
import dev.muster.run.RunStore;
import dev.muster.testkit.Agents;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Workers;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentRuntime;
import dev.muster.worker.agent.Calls;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import dev.muster.worker.breaker.BreakerRuntime;
import dev.muster.worker.breaker.FleetBreakers;
import dev.muster.worker.drain.Drain;
import dev.muster.worker.interrupt.Departure;
import dev.muster.worker.interrupt.InterruptionNotice;
import dev.muster.worker.interrupt.Reaction;
import dev.muster.worker.permit.Footprint;
import dev.muster.worker.permit.Permits;
import dev.muster.worker.tenure.Heartbeat;
import dev.muster.worker.tenure.Membership;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One worker, whose agent is the test. */
final class WorkerBench implements Heartbeat.Listener {
    /** The agent, as a test writes it. */
    interface Agent {
        AgentResult run(AgentCall call, Consumer<AgentEvent> events, StopSignal stop) throws InterruptedException;
    }

    static final int MOST_INTERRUPTIONS = 3;
    private static final int SLOTS = 64;
    private static final Handover HANDOVER = new Handover(MOST_INTERRUPTIONS, false);
    static final Reaction.Times TIMES =
            new Reaction.Times(Duration.ofSeconds(60), Duration.ofSeconds(110), Duration.ofSeconds(10));
    static final Drain.Limits DRAIN = new Drain.Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), true);
    static final Agent ECHO = (call, events, stop) -> new AgentResult.Produced("{\"attempt\":" + call.attempt() + "}");

    final World world;
    final Unanswered<RunStore> store;
    final Unanswered<WorkerRegistry> fleet;
    final Unanswered<DeadLetters> letters;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final LiveRuns live = new LiveRuns();
    final List<AgentCall> calls = new ArrayList<>();
    final FleetBreakers breakers;
    final Membership membership;
    final Heartbeat heartbeat;
    final Reconcile reconcile;
    final Departure departure;
    private final Drain drain;
    private final Permits permits;
    private final RunExecutor executor;
    private Agent agent = ECHO;

    WorkerBench(World world) {
        this(world, Agents.process("./agent"));
    }

    WorkerBench(World world, AgentSpec spec) {
        this.world = world;
        this.store = Unanswered.of(RunStore.class, world.runs);
        this.fleet = Unanswered.of(WorkerRegistry.class, world.registry);
        this.letters = Unanswered.of(DeadLetters.class, world.letters);
        this.breakers = world.fleet.worker();
        this.permits = new Permits(new Footprint(SLOTS, SLOTS * spec.memory().bytes()), Footprint.of(spec), SLOTS);
        this.membership = new Membership(fleet.port(), new Unit(Workers.SPOT, "unit"), Workers::id, world.time);
        this.heartbeat = new Heartbeat(membership, () -> new Load(SLOTS, permits.busy()), permits::isIdle, this);
        Ports ports = new Ports(store.port(), world.queue, world.payloads, new GivenUp(letters.port()));
        this.reconcile =
                new Reconcile(world.runs, ports, membership, live, new Reconcile.Unexecuted(HANDOVER, world.time));
        this.departure =
                new Departure(membership, TIMES, world.time, world.time, new Departure.Ways(() -> {}, instance -> {}));
        this.drain = new Drain(departure, live, DRAIN, world.time, world.time);
        this.executor = new RunExecutor(
                Map.of(Runs.AGENT, spec),
                new RunExecutor.Identity(membership, Runs::nonce, world.time),
                stations(ports),
                new RunExecutor.Places(
                        new Checkpoints.Place(store.port(), world.payloads, world.time, Duration.ofSeconds(10)),
                        new EventBuffer.Place(world.events, world.time, world.time, world.time)),
                live);
        heartbeat.run();
    }

    private RunExecutor.Stations stations(Ports ports) {
        AgentRuntime runtime = (call, events, stop) -> {
            calls.add(call);
            return agent.run(call, events, stop);
        };
        Committer committer = new Committer(ports.runs(), world.time);
        Attempts.Rules rules =
                new Attempts.Rules(HANDOVER, world.time, new Random(1), world.time, Calls.source(world.time));
        return new RunExecutor.Stations(
                new Messages(ports.queue()),
                breakers,
                new Holds(ports.runs(), Duration.ofMinutes(1), world.time),
                new Claims(ports.runs(), fleet.port(), committer, world.time),
                new Attempts(ports, new BreakerRuntime(runtime, breakers), committer, new RunMeters(meters), rules));
    }

    /** As a signal has it. */
    void drain() throws InterruptedException {
        departure.hear(new InterruptionNotice.Stop());
        drain.run();
    }

    WorkerBench with(Agent next) {
        agent = next;
        return this;
    }

    /** Handles what is there now, one after the other. */
    void turn() throws InterruptedException {
        for (int messages = world.queue.size(); messages > 0; messages--) {
            for (Delivery delivery : world.queue.receive(1, Duration.ZERO)) {
                executor.handle(delivery, permits.take(1).getFirst());
            }
        }
    }

    /** A turn while an agent is being executed, on its thread. */
    void nestedTurn() {
        try {
            turn();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    WorkerId id() {
        return membership.current().orElseThrow();
    }

    double fenceLost() {
        return meters.counter("muster.fence.lost").count();
    }

    int busy() {
        return permits.busy();
    }

    @Override
    public void cancelRequested(String runId) {
        live.stop(run -> run.id().value().equals(runId), StopReason.CANCELLED);
    }

    @Override
    public void buried(WorkerId buried) {
        live.stop(run -> run.claim().owner().equals(buried), StopReason.ABANDONED);
    }
}
