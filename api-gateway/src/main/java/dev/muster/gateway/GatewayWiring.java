package dev.muster.gateway;

import dev.muster.aws.AgentsFile;
import dev.muster.aws.AwsSettings;
import dev.muster.aws.AwsWiring;
import dev.muster.aws.CloudWatchWiring;
import dev.muster.fleet.Demand;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.gateway.backlog.Census;
import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.breaker.TendBreakers;
import dev.muster.gateway.cancel.CancelRun;
import dev.muster.gateway.deadletter.DeadRuns;
import dev.muster.gateway.deadletter.Redrive;
import dev.muster.gateway.demand.AcceptedRuns;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.gateway.offer.Offers;
import dev.muster.gateway.publish.Publisher;
import dev.muster.gateway.recover.Recovery;
import dev.muster.gateway.recover.RecoveryPorts;
import dev.muster.gateway.submit.Admission;
import dev.muster.gateway.submit.CreateRun;
import dev.muster.gateway.submit.Drafts;
import dev.muster.gateway.submit.InputSchemas;
import dev.muster.gateway.submit.Intake;
import dev.muster.gateway.submit.Replays;
import dev.muster.gateway.submit.SubmitRun;
import dev.muster.gateway.upload.Uploads;
import dev.muster.gateway.watch.WatchRun;
import dev.muster.pace.Pause;
import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Alerts;
import dev.muster.run.DeadLetters;
import dev.muster.run.PayloadStore;
import dev.muster.run.RunEvents;
import dev.muster.run.RunIds;
import dev.muster.run.RunIndex;
import dev.muster.run.RunListing;
import dev.muster.run.RunQueue;
import dev.muster.run.RunStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** What the gateway does, put together; the only place that names an adapter. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
@Import({AwsWiring.class, CloudWatchWiring.class})
class GatewayWiring {
    private static final String PORT_FILE = "muster.port-file";

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    @DependsOn("runQueue")
    ExecutorService sending() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    Publisher publisher(RunQueue queue, ExecutorService sending, GatewaySettings settings) {
        return new Publisher(queue, settings.recover().ledger(), sending);
    }

    @Bean
    AgentsFile agents(ConfigurableEnvironment environment) {
        return AgentsFile.read(environment);
    }

    @Bean
    Intake intake(AgentsFile agents, Offers offers, GatewaySettings settings) {
        return new Intake(
                agents.agents(),
                new InputSchemas(offers.inputSchemas()),
                settings.submit().queueTtl());
    }

    @Bean
    Offers offers(AgentsFile agents) {
        return Offers.of(agents.agents(), agents.folder());
    }

    @Bean
    Uploads uploads(PayloadStore payloads) {
        return new Uploads(payloads);
    }

    @Bean
    RunIds runIds(AwsSettings settings) {
        return new RunIds(Optional.ofNullable(settings.home()), new SecureRandom());
    }

    @Bean
    Drafts drafts(PayloadStore payloads, Uploads uploads, BreakerWatch breakers, RunIds runIds, InstantSource clock) {
        return new Drafts(payloads, uploads, breakers, runIds, clock);
    }

    @Bean
    Replays replays(AgentsFile agents, PayloadStore payloads) {
        return new Replays(agents.agents().keySet(), payloads);
    }

    @Bean
    CreateRun createRun(RunStore runs, GatewaySettings settings) {
        return new CreateRun(runs, settings.submit().createWithin(), Stopwatch.REAL, Pause.REAL);
    }

    @Bean
    Census census(RunIndex index, GatewaySettings settings) {
        return new Census(index, settings.limits().census(), Stopwatch.REAL);
    }

    @Bean
    AcceptedRuns acceptedRuns(Demand demand) {
        return new AcceptedRuns(demand);
    }

    @Bean
    Admission admission(Census census, AcceptedRuns accepted, GatewaySettings settings) {
        return new Admission(census, accepted, settings.limits().waiting());
    }

    @Bean
    SubmitRun submitRun(
            Drafts drafts, CreateRun createRun, Publisher publisher, Admission admission, MeterRegistry meters) {
        return new SubmitRun(drafts, createRun, publisher, admission, meters);
    }

    @Bean
    Redrive redrive(RunStore runs, Replays replays, SubmitRun submitRun, RunIds runIds) {
        return new Redrive(runs, replays, submitRun, runIds);
    }

    @Bean
    DeadRuns deadRuns(RunListing listing, GatewaySettings settings) {
        return new DeadRuns(listing, settings.limits().search());
    }

    @Bean
    TenantRuns tenantRuns(RunStore runs) {
        return new TenantRuns(runs);
    }

    @Bean
    WatchRun watchRun(RunStore runs, RunEvents events) {
        return new WatchRun(runs, events, Stopwatch.REAL, Pause.REAL);
    }

    @Bean
    CancelRun cancelRun(RunStore runs, WorkerRegistry registry, MeterRegistry meters, InstantSource clock) {
        return new CancelRun(runs, registry, meters, clock);
    }

    @Bean
    RecoveryPorts.Fleet recoveringFleet(WorkerRegistry registry, BreakerWatch breakers, AcceptedRuns accepted) {
        return new RecoveryPorts.Fleet(registry, breakers, accepted);
    }

    @Bean
    RecoveryPorts.Letters recoveredLetters(DeadLetters letters, Alerts alerts) {
        return new RecoveryPorts.Letters(letters, alerts);
    }

    @Bean
    RecoveryPorts recoveryPorts(
            RunStore runs,
            RunIndex index,
            RecoveryPorts.Fleet fleet,
            Publisher publisher,
            RecoveryPorts.Letters letters) {
        return new RecoveryPorts(runs, index, fleet, publisher, letters);
    }

    @Bean
    Recovery recovery(RecoveryPorts ports, GatewaySettings settings, MeterRegistry meters, InstantSource clock) {
        return Recovery.of(ports, settings.recover(), meters, clock, Stopwatch.REAL);
    }

    @Bean
    GatewayLife life(Census census, AcceptedRuns accepted, BreakerWatch watch, TendBreakers tend, Recovery recovery) {
        Map<String, Step> steps = new HashMap<>(recovery.steps());
        steps.put("census", census);
        steps.put("accepted", accepted);
        steps.put("breaker-watch", watch);
        steps.put("breaker-tend", tend);
        return new GatewayLife(steps);
    }

    /** Tells whoever has started this service with port 0 where it listens. */
    @Bean
    @ConditionalOnProperty(PORT_FILE)
    static WebServerPortFileWriter portFile(Environment environment) {
        return new WebServerPortFileWriter(environment.getRequiredProperty(PORT_FILE));
    }
}
