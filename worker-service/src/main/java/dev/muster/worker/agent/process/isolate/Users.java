package dev.muster.worker.agent.process.isolate;

/** Under whose id agents run. */
public sealed interface Users {
    /** Each under one of its own. */
    record Apart(UserPool pool, UserSwitch how) implements Users {
        @Override
        public String toString() {
            return "each agent under a user of its own, " + pool.range();
        }
    }

    /** All under the worker's, as was asked for: they can read what it can. */
    record Shared() implements Users {
        @Override
        public String toString() {
            return "agents run under the worker's own user, and can read its files, its environment and each other's";
        }
    }

    /** None runs at all. */
    record Refused(String reason) implements Users {
        @Override
        public String toString() {
            return "process agents are refused, since they would run under the worker's own user: " + reason
                    + "; muster.worker.shared-user=true allows it";
        }
    }
}
