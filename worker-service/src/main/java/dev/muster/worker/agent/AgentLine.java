package dev.muster.worker.agent;

import dev.muster.run.RunError;

/** One line of an agent's output, or one answer of an agent over HTTP, as docs/agents.md defines them. */
public sealed interface AgentLine {
    /** Something said on the way. */
    record Said(AgentEvent event) implements AgentLine {}

    /** @param json the output of the run, as the agent wrote it */
    record Result(String json) implements AgentLine {}

    /** How the agent itself describes its failure. */
    record Failure(RunError error) implements AgentLine {}

    /** Whatever is no object of the table is a log line. */
    static AgentLine of(String text) {
        return LineParser.parse(text);
    }

    /** @throws OutputTooLarge where it is longer than a line that is no result may be */
    static AgentLine of(String text, OutputLimits limits) throws OutputTooLarge {
        AgentLine line = of(text);
        if (text.length() > limits.line() && !(line instanceof Result)) {
            throw OutputTooLarge.line(limits.line());
        }
        return line;
    }

    static boolean isJson(String text) {
        return LineParser.isJson(text);
    }
}
