package dev.muster.local.pool;

import dev.muster.local.child.ChildSpec.Gate;

/** Whether there are machines to be had: where not, who wants one waits for better days. */
final class Market implements Gate {
    private boolean refusing;

    synchronized void refuse(boolean refused) {
        refusing = refused;
        notifyAll();
    }

    synchronized boolean isRefusing() {
        return refusing;
    }

    @Override
    public synchronized void pass() throws InterruptedException {
        while (refusing) {
            wait();
        }
    }
}
