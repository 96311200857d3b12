package dev.muster.gateway.submit;

import dev.muster.gateway.backlog.Census;
import dev.muster.gateway.publish.Publisher;
import dev.muster.gateway.submit.Submission.Accepted;
import dev.muster.gateway.upload.Uploads;
import dev.muster.run.AgentName;
import dev.muster.run.Run;
import dev.muster.run.RunQueue;
import dev.muster.run.RunStore;
import dev.muster.run.Tenant;
import dev.muster.testkit.Agents;
import dev.muster.testkit.InMemoryPayloads;
import dev.muster.testkit.InMemoryRunQueue;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The submitting of runs, on stores in memory. */
final class Desk {
    static final Tenant TENANT = Runs.tenant();
    static final Optional<String> KEY = Optional.of("order-7");
    static final Duration WITHIN = Duration.ofSeconds(5);
    static final int MOST_WAITING = 40;

    final ManualTime time = new ManualTime();
    final InMemoryRuns runs = new InMemoryRuns();
    final InMemoryRunQueue queue = new InMemoryRunQueue(time);
    final InMemoryPayloads payloads = new InMemoryPayloads();
    final Unanswered<RunStore> runCalls = Unanswered.of(RunStore.class, runs);
    final Unanswered<RunQueue> queueCalls = Unanswered.of(RunQueue.class, queue);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Publisher publisher = new Publisher(queueCalls.port(), 100, Runnable::run);
    final Intake intake = new Intake(
            Map.of(AgentName.of("wordcount"), Agents.process("./wordcount")),
            new InputSchemas(Map.of()),
            Duration.ofHours(24));
    final SubmitRun submitRun = new SubmitRun(
            new Drafts(payloads, new Uploads(payloads), RandomGenerator.getDefault(), time),
            new CreateRun(runCalls.port(), WITHIN, time, time),
            publisher,
            new Admission(new Census(runs, Duration.ofSeconds(5), time), MOST_WAITING),
            meters);

    Submission submit(Optional<String> key, String input) throws InterruptedException {
        return submitRun.submit(TENANT, key, intake.order(Requests.input(input)));
    }

    Run accepted(Optional<String> key, String input) throws InterruptedException {
        return ((Accepted) submit(key, input)).run();
    }

    double submitted() {
        return meters.counter("muster.runs.submitted", "agent", "wordcount").count();
    }
}
