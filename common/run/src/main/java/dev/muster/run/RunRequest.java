package dev.muster.run;

/**
 * What a client asked for; never changes.
 *
 * @param fingerprint hash of the request as it came in, to tell a repeated submit from another one under the same key
 */
public record RunRequest(
        Tenant tenant,
        AgentName agent,
        Payload input,
        Labels labels,
        RunLimits limits,
        Trace trace,
        String fingerprint) {}
