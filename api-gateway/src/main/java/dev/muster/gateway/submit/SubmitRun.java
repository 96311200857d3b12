package dev.muster.gateway.submit;

import dev.muster.gateway.publish.Publisher;
import dev.muster.run.Creation;
import dev.muster.run.Enqueue;
import dev.muster.run.Run;
import dev.muster.run.RunState.Queued;
import dev.muster.run.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** Takes a run in: stored first, sent second, and accepted once it is stored. */
public final class SubmitRun {
    private final Drafts drafts;
    private final CreateRun creations;
    private final Publisher publisher;
    private final Admission admission;
    private final MeterRegistry meters;

    public SubmitRun(
            Drafts drafts, CreateRun creations, Publisher publisher, Admission admission, MeterRegistry meters) {
        this.drafts = drafts;
        this.creations = creations;
        this.publisher = publisher;
        this.admission = admission;
        this.meters = meters;
    }

    /**
     * @throws TooManyWaiting where the tenant has enough of them
     * @throws dev.muster.pace.TransientFault where it is unknown whether the run is stored
     */
    public Submission submit(Tenant tenant, Optional<String> idempotencyKey, Order order) throws InterruptedException {
        admission.admit(tenant);
        Run draft = drafts.draft(tenant, idempotencyKey, order);
        return switch (creations.create(draft)) {
            case Creation.Created created -> accepted(draft);
            case Creation.Exists(Run before) -> exists(before, draft);
        };
    }

    private Submission exists(Run before, Run draft) {
        if (!before.request().fingerprint().equals(draft.request().fingerprint())) {
            drafts.discard(draft);
            return new Submission.KeyReused();
        }
        boolean ownWrite = before.history().created().equals(draft.history().created());
        return ownWrite ? accepted(before) : new Submission.Replayed(before);
    }

    private Submission accepted(Run run) {
        admission.admitted(run);
        meters.counter("muster.runs.submitted", "agent", run.request().agent().value())
                .increment();
        if (run.state() instanceof Queued wait && wait.enqueue() == Enqueue.PENDING) {
            publisher.publishSoon(run, wait);
        }
        return new Submission.Accepted(run);
    }
}
