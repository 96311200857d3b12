package dev.muster.gateway.offence;

import dev.muster.worker.agent.StopReason;

public record DependsOnWorker(StopReason reason) {}
