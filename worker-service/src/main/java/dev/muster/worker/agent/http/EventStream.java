package dev.muster.worker.agent.http;

import dev.muster.worker.agent.AgentLine;
import dev.muster.worker.agent.LineReader;
import dev.muster.worker.agent.OutputBudget;
import dev.muster.worker.agent.OutputLimits;
import dev.muster.worker.agent.OutputTooLarge;
import dev.muster.worker.agent.Transcript;
import java.io.IOException;
import java.io.InputStream;

/** Server-sent events, of which only the data counts: several data lines are one event, and so an event is bounded as a line is. */
final class EventStream {
    private static final String DATA = "data:";

    private final LineReader lines;
    private final OutputLimits limits;
    private final StringBuilder data = new StringBuilder();

    EventStream(InputStream body, OutputBudget budget) {
        this.limits = budget.limits();
        this.lines = new LineReader(body, budget, limits.result());
    }

    /** An event that the stream breaks off in does not count. */
    void tell(Transcript said) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith(DATA)) {
                add(line.substring(DATA.length()).stripLeading());
            } else if (line.isEmpty() && !data.isEmpty()) {
                said.hear(AgentLine.of(data.toString(), limits));
                data.setLength(0);
            }
        }
    }

    private void add(String line) throws OutputTooLarge {
        data.append(data.isEmpty() ? "" : "\n").append(line);
        if (data.length() > limits.result()) {
            throw OutputTooLarge.line(limits.result());
        }
    }
}
