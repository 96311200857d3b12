package dev.muster.worker.execute;

import dev.muster.run.PayloadStore;
import dev.muster.run.RunQueue;
import dev.muster.run.RunStore;

/** Where runs come from and go to. */
public record Ports(RunStore runs, RunQueue queue, PayloadStore payloads, GivenUp givenUp) {}
