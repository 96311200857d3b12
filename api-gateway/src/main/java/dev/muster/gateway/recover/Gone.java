package dev.muster.gateway.recover;

import dev.muster.fleet.WorkerId;

/** A worker that will not come back: what it holds belongs to others. */
record Gone(WorkerId worker, boolean crashCounts) {}
