package dev.muster.worker.agent;

import java.io.IOException;

/** An agent has said more than {@link OutputLimits} allow. */
public final class OutputTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final String excess;

    private OutputTooLarge(String excess) {
        super(excess);
        this.excess = excess;
    }

    public AgentResult broke() {
        return AgentFault.OUTPUT_TOO_LARGE.last(excess);
    }

    static OutputTooLarge flood(OutputLimits limits) {
        return new OutputTooLarge("the agent wrote more than " + limits.atOnce() + " bytes at once and "
                + limits.perSecond() + " a second over time");
    }

    public static OutputTooLarge line(int longest) {
        return new OutputTooLarge("the agent wrote a line of more than " + longest + " bytes");
    }

    public static OutputTooLarge body(OutputLimits limits) {
        return new OutputTooLarge("the agent answered with more than " + limits.result() + " bytes");
    }
}
