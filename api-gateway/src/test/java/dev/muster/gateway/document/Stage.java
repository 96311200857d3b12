package dev.muster.gateway.document;

import dev.muster.gateway.LiveGateway;
import dev.muster.gateway.upload.Uploads;
import dev.muster.run.ClientStep;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Kind;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunStep;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.Tenant;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Runs in all kinds of states, to be asked for. */
record Stage(RunStore runs, RunEvents events) {
    static List<String> of(LiveGateway gateway) {
        Stage stage = new Stage(gateway.bean(RunStore.class), gateway.bean(RunEvents.class));
        RunError error = RunError.retryable("TOLD", "so it was told");
        Stream<Run> ended = Stream.of(
                        new Ending.Succeeded(new Payload.Inline("{\"words\": [2, null]}")),
                        new Ending.Failed(error),
                        new Ending.TimedOut(error),
                        new Ending.Cancelled(),
                        new Ending.Dead(error))
                .map(stage::ended);
        Run asked = stage.claimed();
        Run cancelling = stage.after(asked, new ClientStep.RequestCancel());
        Run others = stage.queued("globex");
        return Stream.concat(ended, Stream.of(stage.queued("acme"), stage.claimed(), cancelling, others))
                .map(run -> run.id().value())
                .toList();
    }

    /** @return ids of payloads */
    static List<String> uploaded(LiveGateway gateway) {
        return List.of(new Uploads(gateway.bean(PayloadStore.class))
                .keep(new Tenant("acme"), "[1.0, null]".getBytes(StandardCharsets.UTF_8)));
    }

    private Run queued(String tenant) {
        Run run = Runs.queued(Runs.request(new Tenant(tenant), Runs.AGENT), Instant.now());
        runs.create(run);
        return run;
    }

    private Run claimed() {
        return after(queued("acme"), new ClaimRun(Workers.place(), Runs.nonce(), true, Instant.now()));
    }

    private Run ended(Ending ending) {
        Run claimed = claimed();
        events.add(claimed.id(), List.of(new RunEvent(new Position(1, 1), Kind.PROGRESS, Instant.now(), "{\"n\": 1}")));
        return after(claimed, new Complete(Runs.claim(claimed), ending, Instant.now(), List.of()));
    }

    private Run after(Run run, RunStep step) {
        if (runs.apply(run.id(), step) instanceof Applied(Run next)) {
            return next;
        }
        throw new IllegalStateException(step + " was refused");
    }
}
