package dev.muster.fleet;

import java.time.Duration;

/** How much work goes in and out. Every call may throw {@link dev.muster.pace.TransientFault}. */
public interface Demand {
    /** Counts runs that a gateway has accepted. A call that was not answered may count all the same. */
    void accept(long runs);

    Flow look();

    /**
     * What has flowed so far.
     *
     * @param accepted runs in all, by every gateway
     * @param oldestWait of the runs that wait for a worker, zero where none does
     */
    record Flow(long accepted, Duration oldestWait) {
        public Flow {
            if (accepted < 0 || oldestWait.isNegative()) {
                throw new IllegalArgumentException(
                        accepted + " accepted, oldest wait " + oldestWait + ": both need at least 0");
            }
        }
    }
}
