package dev.muster.gateway.submit;

import dev.muster.run.Run;

/** What a submit came to. */
public sealed interface Submission {
    record Accepted(Run run) implements Submission {}

    /** The same request has come before. */
    record Replayed(Run run) implements Submission {}

    /** Another request has come before under the same idempotency key. */
    record KeyReused() implements Submission {}
}
