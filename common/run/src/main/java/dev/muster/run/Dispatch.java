package dev.muster.run;

/** What a message carries: which run, and what queue and worker want to know of it without a read. */
public record Dispatch(RunId run, Tenant tenant, AgentName agent) {}
