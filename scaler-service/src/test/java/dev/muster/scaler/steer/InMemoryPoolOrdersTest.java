package dev.muster.scaler.steer;

class InMemoryPoolOrdersTest extends PoolOrdersContract {
    private final PoolOrders orders = new InMemoryPoolOrders();

    @Override
    protected PoolOrders orders() {
        return orders;
    }
}
