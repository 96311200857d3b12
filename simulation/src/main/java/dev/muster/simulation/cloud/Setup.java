package dev.muster.simulation.cloud;

import dev.muster.fleet.Pool;
import java.util.Map;

/**
 * What a cloud has from the beginning.
 *
 * @param floor units by pool that are at work from the beginning
 * @param slots of a unit
 * @param revocable whether a unit that was asked to take no more can be asked to go on; else it ends by itself
 */
public record Setup(Map<Pool, Market> markets, Map<Pool, Integer> floor, int slots, boolean revocable) {}
