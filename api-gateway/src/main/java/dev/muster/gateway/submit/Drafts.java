package dev.muster.gateway.submit;

import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.submit.Order.Input;
import dev.muster.gateway.upload.Uploads;
import dev.muster.pace.TransientFault;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunIds;
import dev.muster.run.RunRequest;
import dev.muster.run.RunState;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.Tenant;
import dev.muster.run.Trace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes out the run that an order comes to; a large input is stored by then. */
public final class Drafts {
    private static final Logger LOG = System.getLogger(Drafts.class.getName());

    private final PayloadStore payloads;
    private final Uploads uploads;
    private final BreakerWatch breakers;
    private final RunIds ids;
    private final InstantSource clock;

    public Drafts(PayloadStore payloads, Uploads uploads, BreakerWatch breakers, RunIds ids, InstantSource clock) {
        this.payloads = payloads;
        this.uploads = uploads;
        this.breakers = breakers;
        this.ids = ids;
        this.clock = clock;
    }

    Run draft(Tenant tenant, Optional<String> idempotencyKey, Order order) {
        RunId id = idempotencyKey.map(key -> ids.of(tenant, key)).orElseGet(ids::next);
        RunRequest request = new RunRequest(
                tenant,
                order.agent(),
                input(tenant, id, order),
                order.labels(),
                order.limits(),
                order.trace().orElseGet(() -> Trace.random(ids.random())),
                order.fingerprint(),
                order.replayOf().orElse(null));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as stores keep it
        return Run.accepted(id, request, first(order, now), now);
    }

    /** Another request under the same idempotency key must not replace the input of the first: the name holds its hash. */
    private Payload input(Tenant tenant, RunId id, Order order) {
        return switch (order.input()) {
            case Input.Given(String json) -> Payload.of(json, key(id, order.fingerprint()), payloads);
            case Input.Uploaded(String upload) ->
                uploads.find(tenant, upload)
                        .orElseThrow(() -> new InvalidRequest(
                                "UNKNOWN_PAYLOAD",
                                "input_ref: there is no payload of this id; upload it first with POST /v1/payloads"));
            case Input.Kept(Payload payload) -> payload;
        };
    }

    private static String key(RunId id, String fingerprint) {
        return "runs/" + id + "/input-" + fingerprint;
    }

    /**
     * Takes back the input of a draft that another run under its key has kept from becoming one. A draft with the
     * fingerprint of that run shares the input with it, and must not come here. An upload may have other uses, and what a
     * replay refers to is the input of the run before, which may even be the one that has the key.
     */
    void discard(Run draft) {
        if (draft.request().input() instanceof Payload.Stored stored
                && stored.key().equals(key(draft.id(), draft.request().fingerprint()))) {
            try {
                payloads.delete(stored.key());
            } catch (TransientFault fault) {
                LOG.log(Level.WARNING, "an input stays that nobody needs: {0}", fault.getMessage());
            }
        }
    }

    private RunState first(Order order, Instant now) {
        Instant due = now.plus(order.delay());
        Instant expires = due.plus(order.limits().queueTtl());
        if (order.delay().isPositive()) {
            return new Scheduled(due, expires);
        }
        return breakers.holds(order.agent()) ? Queued.held(now, expires) : Queued.pending(now, expires);
    }
}
