package dev.muster.aws.run;

import java.util.List;

/** The names of a run's attributes. */
final class Attributes {
    static final String ID = "id";

    static final String STATE = "state";
    static final String ENQUEUE = "enqueue";
    /** When recovery looks at the run next: a queued one's wake, a scheduled one's due time. */
    static final String WAKE = "wake";

    static final String INTERVAL = "interval";
    static final String EXPIRES = "expires";
    static final String OWNER = "owner";
    static final String NONCE = "nonce";
    /** There while somebody wants a running run cancelled. */
    static final String CANCEL = "cancel";

    static final String ENDED = "ended";
    static final String OUTPUT = "output";
    static final String ERROR = "error";
    static final String DONE_FENCE = "done_fence";
    static final String DONE_NONCE = "done_nonce";
    /** When DynamoDB may remove the run, in seconds: its TTL attribute. */
    static final String REMOVE_AT = "remove_at";

    static final String FENCE = "fence";
    static final String CLAIMS = "claims";
    static final String FAILURES = "failures";
    static final String CRASHES = "crashes";
    static final String INTERRUPTIONS = "interruptions";

    static final String CREATED = "created";
    static final String QUEUED = "queued";
    static final String STARTED = "started";
    static final String POOL = "pool";
    static final String WORKER = "worker";
    static final String CHECKPOINT = "checkpoint";
    static final String CHECKPOINT_SEQUENCE = "checkpoint_sequence";
    static final String ATTEMPTS = "attempts";

    static final String TENANT = "tenant";
    static final String AGENT = "agent";
    static final String INPUT = "input";
    static final String TAGS = "tags";
    static final String METADATA = "metadata";
    static final String TIMEOUT = "timeout";
    static final String QUEUE_TTL = "queue_ttl";
    static final String MAX_ATTEMPTS = "retry_max_attempts";
    static final String RETRY_INITIAL = "retry_initial";
    static final String RETRY_MULTIPLIER = "retry_multiplier";
    static final String RETRY_MAX = "retry_max";
    static final String RESUMABLE = "resumable";
    static final String TRACE = "trace";
    static final String FINGERPRINT = "fingerprint";
    /** There where the run is another one's request once more. */
    static final String REPLAY_OF = "replay_of";

    /** Partition of the index {@code waiting}: there while recovery has to look at the run. */
    static final String WAITING = "waiting";

    static final String LISTED_UNDER = "listed_under";
    static final String LISTED_AT = "listed_at";

    /** What a run has in one state and must not keep in the next, index keys included. Nothing follows an ending. */
    static final List<String> OF_STATE = List.of(ENQUEUE, WAKE, INTERVAL, EXPIRES, WAITING, OWNER, NONCE, CANCEL);

    private Attributes() {}
}
