package dev.muster.worker.execute;

import dev.muster.fleet.WorkerId;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.run.AgentName;
import dev.muster.run.AgentSpec;
import dev.muster.run.Claim;
import dev.muster.run.Nonce;
import dev.muster.run.Placement;
import dev.muster.run.Run;
import dev.muster.run.RunQueue.Delivery;
import dev.muster.run.RunQueue.Message;
import dev.muster.run.RunQueue.Receipt;
import dev.muster.run.RunState.Running;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import dev.muster.worker.breaker.FleetBreakers;
import dev.muster.worker.permit.Footprint;
import dev.muster.worker.permit.Permit;
import dev.muster.worker.tenure.Membership;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes one message from its receipt to the end of what it asks for. */
public final class RunExecutor {
    private static final Logger LOG = System.getLogger(RunExecutor.class.getName());

    /** What a message passes on its way. */
    public record Stations(Messages messages, FleetBreakers breakers, Holds holds, Claims claims, Attempts attempts) {}

    /** What tells one claim of this worker from all others. */
    public record Identity(Membership membership, Supplier<Nonce> nonces, Stopwatch stopwatch) {}

    /** Where that goes which outlives an attempt. */
    public record Places(Checkpoints.Place checkpoints, EventBuffer.Place events) {}

    private final Map<AgentName, AgentSpec> agents;
    private final Identity identity;
    private final Stations stations;
    private final Places places;
    private final LiveRuns live;

    public RunExecutor(
            Map<AgentName, AgentSpec> agents, Identity identity, Stations stations, Places places, LiveRuns live) {
        this.agents = Map.copyOf(agents);
        this.identity = identity;
        this.stations = stations;
        this.places = places;
        this.live = live;
    }

    /** On the calling thread; the permit is given back at the end. */
    public void handle(Delivery delivery, Permit permit) {
        try (permit) {
            switch (delivery.message()) {
                case Message.Dispatched dispatched -> take(delivery, dispatched, permit);
                case Message.Unreadable(String reason) -> {
                    LOG.log(Level.WARNING, "left alone a message that is not readable: {0}", reason);
                    stations.messages().settle(delivery.receipt(), MessageFate.PARK);
                }
            }
        } catch (TransientFault fault) {
            LOG.log(Level.WARNING, "a message will come back: {0}", fault.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Delivery delivery, Message.Dispatched message, Permit permit) throws InterruptedException {
        AgentSpec spec = agents.get(message.agent());
        Optional<WorkerId> me = identity.membership().claiming();
        if (spec == null) {
            stations.messages().settle(delivery.receipt(), stations.holds().unknownHere(message.run()));
        } else if (stations.breakers().isOpen(message.agent())) {
            stations.messages().settle(delivery.receipt(), stations.holds().breakerOpen(message.run()));
        } else if (me.isEmpty()) {
            stations.messages().settle(delivery.receipt(), new MessageFate.Park(Duration.ZERO));
        } else {
            permit.use(Footprint.of(spec));
            claim(delivery, message, me.get(), permit);
        }
    }

    private void claim(Delivery delivery, Message.Dispatched message, WorkerId me, Permit permit)
            throws InterruptedException {
        Nonce nonce = identity.nonces().get();
        live.asked(nonce);
        try {
            Placement here = new Placement(identity.membership().unit().pool(), me);
            switch (stations.claims().claim(new Claims.Ask(message.run(), here, nonce, delivery.count()))) {
                case Claims.Outcome.NotWon(MessageFate fate) ->
                    stations.messages().settle(delivery.receipt(), fate);
                case Claims.Outcome.Won won -> {
                    permit.arrived();
                    execute(delivery.receipt(), won, Objects.requireNonNull(agents.get(message.agent())));
                }
            }
        } finally {
            live.over(nonce);
        }
    }

    private void execute(Receipt receipt, Claims.Outcome.Won won, AgentSpec spec) throws InterruptedException {
        try {
            stations.attempts().execute(start(receipt, won.run()), won.run(), spec);
        } finally {
            stations.claims().leaveSeat(won.suspect());
        }
    }

    /** Known as executed first, and only then asked whether the worker has been buried meanwhile: one of the two sees the other. */
    private LiveRun start(Receipt receipt, Run run) {
        Claim claim = ((Running) run.state()).claim();
        StopSignal stop = new StopSignal();
        LiveRun.Kept kept = new LiveRun.Kept(
                new Checkpoints(places.checkpoints(), run, claim, stop),
                new EventBuffer(places.events(), run.id(), claim));
        LiveRun started = new LiveRun(
                run.id(),
                run.request().limits(),
                claim,
                receipt,
                identity.stopwatch().elapsed(),
                stop,
                kept);
        live.started(started);
        if (!identity.membership().isCurrent(claim.owner())) {
            stop.raise(StopReason.ABANDONED);
        }
        return started;
    }
}
