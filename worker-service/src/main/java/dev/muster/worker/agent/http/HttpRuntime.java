package dev.muster.worker.agent.http;

import dev.muster.run.reach.HttpUrl;
import dev.muster.run.reach.Reach;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent;
import dev.muster.worker.agent.AgentFault;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentRuntime;
import dev.muster.worker.agent.OutputTooLarge;
import dev.muster.worker.agent.StopSignal;
import dev.muster.worker.agent.Transcript;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.CloseMode;

/** Executes agents that are HTTP servers. */
public final class HttpRuntime implements AgentRuntime, AutoCloseable {
    private final HttpLimits limits;
    private final DnsResolver names;

    /** One for each reach: a connection that one agent was allowed is never lent to another that is not. */
    private final Map<Reach, CloseableHttpClient> clients = new ConcurrentHashMap<>();

    public HttpRuntime(HttpLimits limits) {
        this(limits, SystemDefaultDnsResolver.INSTANCE);
    }

    HttpRuntime(HttpLimits limits, DnsResolver names) {
        this.limits = limits;
        this.names = names;
        var _ = client(new Reach(List.of())); // the first takes long, and no run is to wait for it
    }

    @Override
    public AgentResult run(AgentCall call, Consumer<AgentEvent> events, StopSignal stop) throws InterruptedException {
        HttpPost post = post(call);
        stop.onRaise(reason -> post.cancel());
        try {
            return exchange(post, call, new Transcript(events));
        } catch (OutputTooLarge tooMuch) {
            return tooMuch.broke();
        } catch (AddressRefused refused) {
            return refused.broke();
        } catch (IOException broken) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the agent was working");
            }
            return stop.reason().isPresent()
                    ? new AgentResult.Stopped()
                    : AgentFault.AGENT_UNREACHABLE.retryable(broken.toString());
        }
    }

    /**
     * A connection that was read to its end has gone back by then, and any other is cut: the answer is not closed, since
     * that would read the rest.
     */
    private AgentResult exchange(HttpPost post, AgentCall call, Transcript said) throws IOException {
        ClassicHttpResponse response = ask(post, client(call.spec().reach()));
        try {
            return new Answer(response, call.output()).result(said);
        } finally {
            post.cancel();
        }
    }

    private CloseableHttpClient client(Reach reach) {
        return clients.computeIfAbsent(reach, fresh -> Client.of(limits, new AddressGuard(fresh, names)));
    }

    /** The client may trip over a connection that is taken from it while it is made. */
    private static ClassicHttpResponse ask(HttpPost post, CloseableHttpClient client) throws IOException {
        try {
            return client.executeOpen(null, post, null);
        } catch (RuntimeException tripped) {
            if (post.isCancelled()) {
                throw new IOException("hung up while connecting", tripped);
            }
            throw tripped;
        }
    }

    private static HttpPost post(AgentCall call) {
        HttpUrl base = Objects.requireNonNull(call.spec().url(), "url");
        HttpPost post = new HttpPost(base.toString().replaceFirst("/+$", "") + "/invocations");
        post.setHeader("Accept", "application/json, text/event-stream");
        post.setHeader("Muster-Run-Id", call.run());
        post.setHeader("Muster-Attempt", call.attempt());
        post.setHeader("Muster-Fence", call.fence());
        post.setHeader("traceparent", call.trace().traceparent());
        post.setEntity(new EntityTemplate(call.length(), ContentType.APPLICATION_JSON, null, call::writeTo));
        return post;
    }

    @Override
    public void close() {
        clients.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
    }
}
