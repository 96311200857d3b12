package dev.muster.scaler.aws;

import dev.muster.scaler.LiveScaler;
import dev.muster.scaler.steer.PoolOrders;
import dev.muster.scaler.steer.PoolOrdersContract;

class DynamoDbPoolOrdersTest extends PoolOrdersContract {
    @Override
    protected PoolOrders orders() {
        return LiveScaler.get().bean(PoolOrders.class);
    }
}
