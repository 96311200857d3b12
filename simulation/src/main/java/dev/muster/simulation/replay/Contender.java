package dev.muster.simulation.replay;

import dev.muster.scaler.decide.Decider;
import java.time.Duration;
import java.util.Optional;

/**
 * A way to scale.
 *
 * @param objective of the adaptive policy
 * @param revocable whether it takes back units that it has asked to go
 */
record Contender(String policy, Optional<Duration> objective, Decider decider, Duration tick, boolean revocable) {}
