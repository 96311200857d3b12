package dev.muster.gateway.recover;

import dev.muster.fleet.WorkerId;

/**
 * A worker that is to be buried.
 *
 * @param heartbeats as they were seen to stand still
 */
record Verdict(WorkerId worker, long heartbeats, boolean crashCounts) {}
