package dev.muster.worker.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RunError;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.Calls;
import dev.muster.worker.agent.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A runtime, and what it hears. */
final class Caller implements AutoCloseable {
    static final int MOST = 1_000;

    final Queue<AgentEvent> heard = new ConcurrentLinkedQueue<>();
    final StopSignal stop = new StopSignal();
    final HttpRuntime runtime;

    Caller() {
        this(new Names());
    }

    Caller(Names names) {
        runtime = runtime(MOST, names);
    }

    static HttpRuntime runtime(int connections, Names names) {
        return new HttpRuntime(limits(connections), names);
    }

    static HttpLimits limits(int connections) {
        return new HttpLimits(connections, Duration.ofSeconds(5));
    }

    AgentResult answered(Server.Answer answer) throws IOException, InterruptedException {
        try (Server agent = new Server(answer)) {
            return run(agent.url());
        }
    }

    AgentResult run(URI url) throws InterruptedException {
        return runtime.run(call(url), heard::add, stop);
    }

    static AgentCall call(URI url) {
        return Calls.of(Agents.http(url), "{}");
    }

    static RunError error(AgentResult result) {
        assertThat(result).isInstanceOf(Broke.class);
        return ((Broke) result).error();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
