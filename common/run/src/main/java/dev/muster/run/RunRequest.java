package dev.muster.run;

import org.jspecify.annotations.Nullable;

/**
 * What a client asked for; never changes.
 *
 * @param fingerprint hash of the request as it came in, to tell a repeated submit from another one under the same key
 * @param replayOf the run whose request this is once more; absent for one of its own
 */
public record RunRequest(
        Tenant tenant,
        AgentName agent,
        Payload input,
        Labels labels,
        RunLimits limits,
        Trace trace,
        String fingerprint,
        @Nullable RunId replayOf) {
    /** One that replays no other. */
    public RunRequest(
            Tenant tenant,
            AgentName agent,
            Payload input,
            Labels labels,
            RunLimits limits,
            Trace trace,
            String fingerprint) {
        this(tenant, agent, input, labels, limits, trace, fingerprint, null);
    }
}
