package dev.muster.scaler.aws;

import dev.muster.pace.Stopwatch;
import java.time.InstantSource;

/**
 * What a pool measures time by.
 *
 * @param clock compared with the times that AWS tells
 * @param stopwatch for how long things take
 */
public record Times(InstantSource clock, Stopwatch stopwatch) {}
