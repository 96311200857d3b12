package dev.muster.fleet;

import java.time.Duration;

/** How much work goes in and out. Every call may throw {@link dev.muster.pace.TransientFault}. */
public interface Demand {
    /**
     * Counts runs that want a worker for the first time: once they are accepted, or due where they were accepted with a
     * delay. Those that were held from the start, retries and runs that are queued again do not count. A call that was not
     * answered may count all the same.
     */
    void accept(long runs);

    /** A few small reads for each shard of the waiting runs: for a look every few seconds. */
    Flow look();

    /**
     * What has flowed so far.
     *
     * @param accepted runs in all, by every gateway
     * @param oldestWait how long the run has waited for a worker that has waited longest, zero where none does. Those that
     *     are held do not count; one that was held meanwhile has waited all the time. Where thousands wait not all are
     *     looked at, and it may be that of another run: never longer than there is
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
