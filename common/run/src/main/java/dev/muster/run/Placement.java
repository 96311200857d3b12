package dev.muster.run;

import dev.muster.fleet.Pool;
import dev.muster.fleet.WorkerId;

/** Where an attempt runs or ran. */
public record Placement(Pool pool, WorkerId worker) {}
