package dev.muster.worker;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.aws.AgentsFile;
import dev.muster.aws.AwsWiring;
import dev.muster.fleet.Unit;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.pace.Pause;
import dev.muster.pace.Sparing;
import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import dev.muster.run.DeadLetters;
import dev.muster.run.Nonce;
import dev.muster.run.PayloadStore;
import dev.muster.run.RunEvents;
import dev.muster.run.RunIndex;
import dev.muster.run.RunQueue;
import dev.muster.run.RunStore;
import dev.muster.worker.agent.AgentRuntimes;
import dev.muster.worker.agent.http.HttpLimits;
import dev.muster.worker.agent.http.HttpRuntime;
import dev.muster.worker.agent.process.ProcessLimits;
import dev.muster.worker.agent.process.ProcessRuntime;
import dev.muster.worker.agent.process.Programs;
import dev.muster.worker.agent.process.ReachablePrograms;
import dev.muster.worker.agent.process.isolate.Isolation;
import dev.muster.worker.breaker.BreakerRuntime;
import dev.muster.worker.drain.Drain;
import dev.muster.worker.execute.AcknowledgeSoon;
import dev.muster.worker.execute.Attempts;
import dev.muster.worker.execute.Checkpoints;
import dev.muster.worker.execute.Claims;
import dev.muster.worker.execute.Committer;
import dev.muster.worker.execute.EventBuffer;
import dev.muster.worker.execute.ExtendVisibility;
import dev.muster.worker.execute.GivenUp;
import dev.muster.worker.execute.Holds;
import dev.muster.worker.execute.LiveRuns;
import dev.muster.worker.execute.Messages;
import dev.muster.worker.execute.Ports;
import dev.muster.worker.execute.Reconcile;
import dev.muster.worker.execute.RunExecutor;
import dev.muster.worker.execute.RunMeters;
import dev.muster.worker.execute.SaveKept;
import dev.muster.worker.interrupt.Departure;
import dev.muster.worker.permit.Permits;
import dev.muster.worker.poll.RunPoller;
import dev.muster.worker.tenure.Heartbeat;
import dev.muster.worker.tenure.Membership;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/** Puts the worker together: the only place that names an adapter. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
@Import({AwsWiring.class, BreakerWiring.class, InterruptionWiring.class, TaskWiring.class})
class WorkerWiring {
    private static final InstantSource CLOCK = InstantSource.system();

    @Bean
    AgentsFile agents(ConfigurableEnvironment environment) {
        return AgentsFile.read(environment);
    }

    @Bean
    Crew crew(AgentsFile agents, WorkerSettings settings, Isolation isolation) {
        return Crew.of(Crew.allowed(agents.agents(), isolation.isRefused()), settings.capacity(), settings.arriving());
    }

    @Bean
    Programs programs(AgentsFile agents, WorkerSettings settings) {
        return new Programs(agents.folder(), settings.processAgents().folders());
    }

    @Bean
    Isolation isolation(WorkerSettings settings, Programs programs) throws IOException {
        var wish = settings.processAgents().isolation(settings.sharedUser());
        return Isolation.choose(wish, programs.userSwitch());
    }

    @Bean
    IsolationEndpoint isolationEndpoint(Isolation isolation) {
        return new IsolationEndpoint(isolation);
    }

    @Bean
    Membership membership(WorkerRegistry registry, Unit unit) {
        return new Membership(registry, unit, WorkerWiring::workerId, Stopwatch.REAL);
    }

    @Bean
    LiveRuns liveRuns() {
        return new LiveRuns();
    }

    @Bean
    Ports ports(
            RunStore runs, RunQueue queue, PayloadStore payloads, DeadLetters letters, ExecutorService acknowledging) {
        return new Ports(runs, new AcknowledgeSoon(queue, acknowledging), payloads, new GivenUp(letters));
    }

    @Bean
    @DependsOn("runQueue")
    ExecutorService acknowledging() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    ProcessRuntime processRuntime(WorkerSettings settings, AgentsFile agents, Programs programs, Isolation isolation)
            throws IOException {
        var process = settings.processAgents();
        ProcessLimits limits = new ProcessLimits(process.grace(), process.silence());
        Programs reachable = ReachablePrograms.of(programs, agents.agents().values(), isolation);
        return new ProcessRuntime(reachable, isolation, limits);
    }

    @Bean
    AgentRuntimes agentRuntimes(ProcessRuntime process, HttpRuntime http) {
        return new AgentRuntimes(process, http);
    }

    @Bean
    HttpRuntime httpRuntime(WorkerSettings settings) {
        HttpLimits limits =
                new HttpLimits(settings.slots(), settings.httpAgents().connect());
        return new HttpRuntime(limits);
    }

    @Bean
    RunMeters runMeters(MeterRegistry registry, LiveRuns live, Crew crew) {
        RunMeters meters = new RunMeters(registry);
        meters.watch(live, crew.permits());
        return meters;
    }

    @Bean
    RunExecutor.Stations stations(
            Ports ports, WorkerRegistry registry, BreakerRuntime agents, RunMeters meters, WorkerSettings settings) {
        Attempts.Rules rules = new Attempts.Rules(
                settings.handover(),
                CLOCK,
                new Random(),
                Pause.REAL,
                settings.output().source());
        Committer committer = new Committer(ports.runs(), Pause.REAL);
        return new RunExecutor.Stations(
                new Messages(ports.queue()),
                agents.breakers(),
                new Holds(ports.runs(), settings.hold(), CLOCK),
                new Claims(ports.runs(), registry, committer, CLOCK),
                new Attempts(ports, agents, committer, meters, rules));
    }

    @Bean
    RunExecutor executor(
            Crew crew, Membership membership, RunExecutor.Stations stations, RunExecutor.Places places, LiveRuns live) {
        var identity = new RunExecutor.Identity(membership, WorkerWiring::nonce, Stopwatch.REAL);
        return new RunExecutor(crew.agents(), identity, stations, places, live);
    }

    @Bean
    RunExecutor.Places runPlaces(Ports ports, RunEvents events, WorkerSettings settings) {
        Duration interval = settings.checkpoints().interval();
        return new RunExecutor.Places(
                new Checkpoints.Place(ports.runs(), ports.payloads(), Stopwatch.REAL, interval),
                new EventBuffer.Place(events, CLOCK, Stopwatch.REAL, Pause.REAL));
    }

    @Bean
    Step reconcile(RunIndex index, Ports ports, Membership membership, LiveRuns live, WorkerSettings settings) {
        var unexecuted = new Reconcile.Unexecuted(settings.handover(), CLOCK);
        return new Sparing(new Reconcile(index, ports, membership, live, unexecuted), Stopwatch.REAL);
    }

    @Bean
    Heartbeat heartbeat(Membership membership, LiveRuns live, Crew crew) {
        Permits permits = crew.permits();
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var load = new ReportedLoad(permits, live, machine::getCpuLoad);
        return new Heartbeat(membership, load, permits::isIdle, new FleetOrders(live));
    }

    @Bean
    SaveKept saveKept(LiveRuns live) {
        return new SaveKept(live);
    }

    @Bean
    ExtendVisibility extendVisibility(RunQueue queue, LiveRuns live) {
        return new ExtendVisibility(queue, live, Stopwatch.REAL);
    }

    @Bean
    WorkerLife.Pollers pollers(
            RunQueue queue, Crew crew, Membership membership, RunExecutor executor, WorkerSettings settings) {
        Executor threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("run-", 0).factory());
        RunPoller poller = new RunPoller(queue, crew.permits(), membership, executor::handle, threads);
        return new WorkerLife.Pollers(poller, settings.pollers());
    }

    @Bean
    Drain drain(Departure departure, LiveRuns live, WorkerSettings settings) {
        var drain = settings.drain();
        boolean handsOver = !settings.handover().deadLetters();
        Drain.Limits limits = new Drain.Limits(drain.grace(), drain.ending(), handsOver);
        return new Drain(departure, live, limits, Stopwatch.REAL, Pause.REAL);
    }

    /** @param upkeep every step there is as a bean, by its name */
    @Bean
    WorkerLife life(
            Map<String, Step> upkeep,
            WorkerLife.Pollers pollers,
            Drain drain,
            Departure departure,
            Membership membership) {
        return new WorkerLife(upkeep, pollers, drain, departure, membership);
    }

    @Bean
    @ConditionalOnProperty("muster.port-file")
    WebServerPortFileWriter portFile(@Value("${muster.port-file}") String file) {
        return new WebServerPortFileWriter(file);
    }

    private static WorkerId workerId() {
        return new WorkerId(UUID.randomUUID().toString());
    }

    static Nonce nonce() {
        return new Nonce(UUID.randomUUID().toString());
    }
}
