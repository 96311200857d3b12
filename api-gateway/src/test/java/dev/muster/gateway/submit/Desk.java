package dev.muster.gateway.submit;

import dev.muster.gateway.backlog.Census;
import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.demand.AcceptedRuns;
import dev.muster.gateway.publish.Publisher;
import dev.muster.gateway.submit.Submission.Accepted;
import dev.muster.gateway.upload.Uploads;
import dev.muster.run.AgentName;
import dev.muster.run.Ending;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunIds;
import dev.muster.run.RunQueue;
import dev.muster.run.RunStep;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import dev.muster.run.Tenant;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.testkit.Agents;
import dev.muster.testkit.InMemoryBreakers;
import dev.muster.testkit.InMemoryDemand;
import dev.muster.testkit.InMemoryPayloads;
import dev.muster.testkit.InMemoryRunQueue;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Workers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The submitting of runs, and of ended ones once more, on stores in memory. */
public final class Desk {
    public static final Tenant TENANT = Runs.tenant();
    static final Optional<String> KEY = Optional.of("order-7");
    static final Duration WITHIN = Duration.ofSeconds(5);
    public static final int MOST_WAITING = 40;

    public final ManualTime time = new ManualTime();
    public final RunIds ids = new RunIds(Optional.empty(), RandomGenerator.getDefault());
    public final InMemoryRuns runs = new InMemoryRuns();
    public final InMemoryRunQueue queue = new InMemoryRunQueue(time);
    public final InMemoryPayloads payloads = new InMemoryPayloads();
    public final Replays replays = new Replays(Set.of(AgentName.of("wordcount")), payloads);
    final Unanswered<RunStore> runCalls = Unanswered.of(RunStore.class, runs);
    final Unanswered<RunQueue> queueCalls = Unanswered.of(RunQueue.class, queue);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final InMemoryBreakers breakers = new InMemoryBreakers();
    final BreakerWatch watch = new BreakerWatch(breakers, Duration.ofSeconds(1));
    final Publisher publisher = new Publisher(queueCalls.port(), 100, Runnable::run);
    private final InMemoryDemand demand = new InMemoryDemand(runs, time);
    private final AcceptedRuns acceptedRuns = new AcceptedRuns(demand);
    final Intake intake = new Intake(
            Map.of(AgentName.of("wordcount"), Agents.process("./wordcount")),
            new InputSchemas(Map.of()),
            Duration.ofHours(24));
    public final SubmitRun submitRun = new SubmitRun(
            new Drafts(payloads, new Uploads(payloads), watch, ids, time),
            new CreateRun(runCalls.port(), WITHIN, time, time),
            publisher,
            new Admission(new Census(runs, Duration.ofSeconds(5), time), acceptedRuns, MOST_WAITING),
            meters);

    Submission submit(Optional<String> key, String input) throws InterruptedException {
        return submitRun.submit(TENANT, key, intake.order(Requests.input(input)));
    }

    public Run accepted(Optional<String> key, String input) throws InterruptedException {
        return ((Accepted) submit(key, input)).run();
    }

    /** A run that was accepted, and has come to this end. */
    public Run ended(Optional<String> key, String input, Ending ending) throws InterruptedException {
        return end(accepted(key, input).id(), ending);
    }

    /** A queued run that has come to this end since. */
    public Run end(RunId queued, Ending ending) {
        Run running = after(queued, new ClaimRun(Workers.place(), Runs.nonce(), true, time.instant()));
        return after(queued, new Complete(Runs.claim(running), ending, time.instant(), List.of()));
    }

    private Run after(RunId id, RunStep step) {
        return ((StepResult.Applied) runs.apply(id, step)).run();
    }

    long demanded() {
        acceptedRuns.run();
        return demand.look().accepted();
    }

    double submitted() {
        return meters.counter("muster.runs.submitted", "agent", "wordcount").count();
    }
}
