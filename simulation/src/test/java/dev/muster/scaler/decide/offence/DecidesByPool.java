package dev.muster.scaler.decide.offence;

import dev.muster.scaler.pool.CapacityPool;

public record DecidesByPool(CapacityPool pool) {}
