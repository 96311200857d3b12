package dev.muster.worker.tenure;

import dev.muster.fleet.WorkerId;
import java.time.Duration;

/**
 * The time a worker process spends under one id: from its registration until it is buried.
 *
 * @param answered when, on the stopwatch, the last report was sent that was answered
 */
record Tenure(WorkerId id, Duration answered) {}
