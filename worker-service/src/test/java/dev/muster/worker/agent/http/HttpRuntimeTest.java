package dev.muster.worker.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.RunError;
import dev.muster.testkit.Agents;
import dev.muster.testkit.Runs;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Produced;
import dev.muster.worker.agent.AgentResult.Stopped;
import dev.muster.worker.agent.Calls;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an agent is asked, and how the asking ends. */
@Timeout(60)
class HttpRuntimeTest {
    private final Caller caller = new Caller();

    @AfterEach
    void close() {
        caller.close();
    }

    @Test
    void theAgentIsToldOfItsRun() throws Exception {
        try (Server agent = new Server(Server.json(200, "{}"))) {
            AgentCall call = Calls.of(Agents.http(URI.create(agent.url() + "/base/")), "{\"é\":1}", "[2]");
            caller.runtime.run(call, caller.heard::add, caller.stop);

            Server.Asked asked = agent.asked.remove();
            assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /base/invocations");
            assertThat(asked.body())
                    .isEqualTo(
                            "{\"run_id\":\"" + call.run() + "\",\"attempt\":1,\"input\":{\"é\":1},\"checkpoint\":[2]}");
            assertThat(asked.headers().getFirst("Content-Length")).isEqualTo(String.valueOf(call.length()));
            assertThat(asked.headers().getFirst("Content-Type")).startsWith("application/json");
            assertThat(asked.headers().getFirst("Muster-Run-Id"))
                    .isEqualTo(call.run().value());
            assertThat(asked.headers().getFirst("Muster-Attempt")).isEqualTo("1");
            assertThat(asked.headers().getFirst("Muster-Fence")).isEqualTo("1");
            assertThat(asked.headers().getFirst("traceparent")).isEqualTo(Runs.TRACE.traceparent());
            assertThat(asked.headers()).doesNotContainKeys("Upgrade", "Accept-encoding", "Cookie");
        }
    }

    @Test
    void nobodyThereIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        RunError error = Caller.error(caller.run(URI.create("http://127.0.0.1:" + port)));

        assertThat(error.code()).isEqualTo("AGENT_UNREACHABLE");
        assertThat(error.retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStopHangsUp(boolean answering) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (Server agent = new Server(exchange -> {
            if (answering) {
                exchange.sendResponseHeaders(200, 0);
            }
            asked.countDown();
            never.await();
        })) {
            FutureTask<AgentResult> run = new FutureTask<>(() -> caller.run(agent.url()));
            Thread.ofVirtual().start(run);
            asked.await();
            caller.stop.raise(StopReason.DRAINED);

            assertThat(run.get()).isEqualTo(new Stopped());
        }
    }

    @Test
    void aRunThatWasStoppedIsNotAskedFor() throws Exception {
        caller.stop.raise(StopReason.CANCELLED);
        try (Server agent = new Server(Server.json(200, "1"))) {
            assertThat(caller.run(agent.url())).isEqualTo(new Stopped());
            assertThat(agent.asked).isEmpty();
        }
    }

    @Test
    void aStopAtAnyMomentIsAStopOrTooLateAndCostsNoConnection() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (Server agent = new Server(Server.stream("data: {\"type\":\"result\",\"value\":1}\n\n"));
                HttpRuntime single = Caller.runtime(1, new Names())) {
            for (int round = 0; round < 200; round++) {
                StopSignal stop = new StopSignal();
                Thread stopping = stopAt(System.nanoTime() + random.nextInt(2_000_000), stop);
                AgentResult result = single.run(Caller.call(agent.url()), event -> {}, stop);
                stopping.join();

                assertThat(result).as("seed " + seed).isIn(new Produced("1"), new Stopped());
            }
        }
    }

    private static Thread stopAt(long moment, StopSignal stop) {
        return Thread.ofPlatform().start(() -> {
            while (System.nanoTime() < moment) {
                Thread.onSpinWait();
            }
            stop.raise(StopReason.CANCELLED);
        });
    }

    @Test
    void anInterruptHangsUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (Server agent = new Server(exchange -> {
            asked.countDown();
            never.await();
        })) {
            FutureTask<AgentResult> run = new FutureTask<>(() -> caller.run(agent.url()));
            Thread thread = Thread.ofVirtual().start(run);
            asked.await();
            thread.interrupt();

            assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aListenerThatFailsHangsUp() throws Exception {
        try (Server agent = new Server(Server.endless(200, "text/event-stream", "data: y\n\n"))) {
            assertThatThrownBy(() -> caller.runtime.run(
                            Caller.call(agent.url()),
                            event -> {
                                throw new IllegalArgumentException("on purpose");
                            },
                            caller.stop))
                    .hasMessage("on purpose");
        }
    }

    @Test
    void aConnectionIsUsedAgainAfterAWholeAnswer() throws Exception {
        try (Server agent = new Server(Server.json(200, "1"))) {
            for (int i = 0; i < 10; i++) {
                assertThat(caller.run(agent.url())).isEqualTo(new Produced("1"));
            }
            assertThat(agent.ports).hasSize(10).containsOnly(agent.ports.element());
        }
    }

    @Test
    void aThousandAreAskedAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(Caller.MOST);
        Server.Answer together = exchange -> {
            all.countDown();
            all.await();
            Server.json(200, "1").to(exchange);
        };
        try (Server agent = new Server(together);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<AgentResult> run = () -> caller.run(agent.url());
            List<Future<AgentResult>> runs = Stream.generate(() -> threads.submit(run))
                    .limit(Caller.MOST)
                    .toList();

            assertThat(runs).extracting(Future::get).containsOnly(new Produced("1"));
        }
    }
}
