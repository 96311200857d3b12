package dev.muster.worker.execute;

import dev.muster.pace.Backoff;
import dev.muster.pace.Pause;
import dev.muster.pace.TransientFault;
import dev.muster.run.AgentSpec;
import dev.muster.run.Checkpoint;
import dev.muster.run.Payload;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.WorkerStep;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentRuntime;
import dev.muster.worker.agent.OutputBudget;
import dev.muster.worker.agent.StopSignal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Executes one attempt of a claimed run and writes down how it came out. */
public final class Attempts {
    private static final Logger LOG = System.getLogger(Attempts.class.getName());

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final int MOST_STARTS = 10;

    /** What attempts are executed and judged by. */
    public record Rules(
            Handover handover, InstantSource clock, RandomGenerator random, Pause pause, OutputBudget.Source output) {}

    private final Ports ports;
    private final AgentRuntime agents;
    private final Committer committer;
    private final RunMeters meters;
    private final Rules rules;

    public Attempts(Ports ports, AgentRuntime agents, Committer committer, RunMeters meters, Rules rules) {
        this.ports = ports;
        this.agents = agents;
        this.committer = committer;
        this.meters = meters;
        this.rules = rules;
    }

    void execute(LiveRun live, Run run, AgentSpec spec) throws InterruptedException {
        meters.started(run);
        try (StopSignal stop = live.stop();
                OutputBudget output = rules.output().open()) {
            stop.raiseAfter(run.request().limits().timeout());
            AgentResult result = result(live, call(live, run, spec, output));
            Optional<WorkerStep> step = decide(live, run, result);
            if (step.isEmpty()) {
                meters.fenceLost();
                return;
            }
            commit(live, run, step.get());
        }
    }

    /** A machine that cannot start agents holds on to the few it has taken for a while, and so takes no more. */
    private AgentResult result(LiveRun live, AgentCall call) throws InterruptedException {
        for (int start = 1; start <= MOST_STARTS && live.stop().reason().isEmpty(); start++) {
            try {
                return executed(live, call);
            } catch (TransientFault fault) {
                LOG.log(Level.WARNING, call.run() + " is not started yet", fault);
                rules.pause().rest(BACKOFF.after(start));
            }
        }
        return new AgentResult.Unstarted();
    }

    private AgentResult executed(LiveRun live, AgentCall call) throws InterruptedException {
        try {
            AgentResult result = agents.run(call, event -> heard(live, event), live.stop());
            boolean stopped =
                    result instanceof AgentResult.Broke && live.stop().reason().isPresent();
            return stopped ? new AgentResult.Stopped() : result;
        } catch (TransientFault unstarted) {
            throw unstarted;
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "run " + call.run() + " could not be executed", bug);
            return new AgentResult.Broke(RunError.retryable("WORKER_ERROR", "the worker failed: " + bug));
        }
    }

    private AgentCall call(LiveRun live, Run run, AgentSpec spec, OutputBudget output) {
        Checkpoint checkpoint = run.history().checkpoint();
        return new AgentCall(
                run.id(),
                run.request().agent(),
                run.tally().attempts(),
                live.claim().fence(),
                run.request().trace(),
                spec,
                new AgentCall.Documents(
                        run.request().input(), checkpoint == null ? null : checkpoint.value(), ports.payloads()),
                output);
    }

    private static void heard(LiveRun live, AgentEvent event) {
        switch (event) {
            case AgentEvent.Checkpointed(String json) -> live.checkpoints().offer(json);
            case AgentEvent.Progress(String json) -> live.events().progress(json);
            case AgentEvent.Log(String line) -> live.events().log(line);
        }
    }

    private Optional<WorkerStep> decide(LiveRun live, Run run, AgentResult result) throws InterruptedException {
        return switch (result) {
            case AgentResult.Produced(String json) -> {
                String key = "runs/" + run.id() + "/output/" + live.claim().fence();
                var output = committer.untilAnswered(() -> Payload.of(json, key, ports.payloads()));
                yield Optional.of(end(live, run).produced(output.value()));
            }
            case AgentResult.Broke(RunError error) -> Optional.of(end(live, run).broke(error, rules.random()));
            case AgentResult.Unstarted() -> end(live, run).unstarted(live.stop().reason(), rules.handover());
            case AgentResult.Stopped() ->
                end(live, run).stopped(live.stop().reason().orElseThrow(), rules.handover());
        };
    }

    private AttemptEnd end(LiveRun live, Run run) {
        return new AttemptEnd(run, live.claim(), rules.clock().instant());
    }

    private void commit(LiveRun live, Run run, WorkerStep step) throws InterruptedException {
        if (!(step instanceof WorkerStep.Complete)) {
            committer.untilAnswered(live.checkpoints()::flush);
        }
        live.events().flush();
        switch (committer.commit(run.id(), live.claim(), step)) {
            case Commit.Written written -> {
                meters.finished(run, step, rules.clock().instant());
                settle(live, run, step);
                ports.givenUp().tell(run, step);
            }
            case Commit.CancelInstead instead ->
                commit(live, run, end(live, run).cancelled());
            case Commit.FenceLost lost -> meters.fenceLost();
        }
    }

    /** The write stands: what fails here is made good by the sweep, and by whoever receives the message again. */
    private void settle(LiveRun live, Run run, WorkerStep step) {
        try {
            if (step instanceof WorkerStep.Release) {
                ports.queue().publish(run.dispatch());
            }
            ports.queue().acknowledge(live.receipt());
        } catch (TransientFault fault) {
            LOG.log(Level.DEBUG, "{0}: {1}", run.id(), fault.getMessage());
        }
    }
}
