package dev.muster.scaler;

import dev.muster.aws.AwsSettings;
import dev.muster.aws.AwsWiring;
import dev.muster.aws.CloudWatchWiring;
import dev.muster.aws.queue.SqsQueueDepth;
import dev.muster.fleet.Demand;
import dev.muster.fleet.Leadership;
import dev.muster.fleet.Pool;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.pace.Stopwatch;
import dev.muster.scaler.act.Actuator;
import dev.muster.scaler.act.Helm;
import dev.muster.scaler.decide.Adaptive;
import dev.muster.scaler.decide.CheapestFirst;
import dev.muster.scaler.decide.CpuSafetyNet;
import dev.muster.scaler.decide.Decider;
import dev.muster.scaler.decide.Policy;
import dev.muster.scaler.decide.PoolSplit;
import dev.muster.scaler.decide.QueueSteps;
import dev.muster.scaler.decide.Schedule;
import dev.muster.scaler.observe.Crew;
import dev.muster.scaler.observe.Observer;
import dev.muster.scaler.observe.QueueDepth;
import dev.muster.scaler.observe.Terms;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.steer.SteeredTerms;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The scaler's loop, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScalerSettings.class)
@Import({AwsWiring.class, CloudWatchWiring.class, PoolWiring.class, ShowWiring.class})
class ScalerWiring {
    @Bean
    ShowWiring.Shown shown(ScalerSettings settings) {
        return new ShowWiring.Shown(
                settings.keys(), settings.policy().name().toLowerCase(Locale.ROOT), settings.show());
    }

    @Bean
    QueueDepth queueDepth(SqsAsyncClient client, AwsSettings settings) {
        return new SqsQueueDepth(client, settings.queue())::visible;
    }

    @Bean
    Crew crew(WorkerRegistry registry) {
        return new Crew() {
            @Override
            public List<Worker> workers() {
                return registry.workers();
            }

            @Override
            public boolean cordon(WorkerId id, long wish) {
                return registry.cordon(id, wish);
            }
        };
    }

    @Bean
    Observer observer(QueueDepth queue, Crew crew, Demand demand, List<CapacityPool> pools, SteeredTerms terms) {
        return new Observer(new Observer.Sources(queue, crew, demand, pools, terms), InstantSource.system());
    }

    @Bean
    Decider decider(ScalerSettings settings) {
        Schedule schedule =
                new Schedule(settings.schedule().stream().map(RowText::row).toList());
        return switch (settings.policy()) {
            case STEPS -> {
                List<Policy> policies = List.of(
                        new QueueSteps(
                                settings.steps().stream().map(StepText::step).toList()),
                        net(settings.cpu()),
                        schedule);
                yield new Decider(
                        policies, split(settings), settings.guardrails().guardrails());
            }
            case ADAPTIVE ->
                new Decider(
                        List.of(
                                new Adaptive(
                                        settings.adaptive().objective(),
                                        settings.adaptive().window()),
                                schedule),
                        new CheapestFirst(settings.adaptive().objective()),
                        settings.guardrails().guardrails());
        };
    }

    private static CpuSafetyNet net(ScalerSettings.Cpu cpu) {
        return new CpuSafetyNet(cpu.hot(), cpu.cold(), cpu.slotUse(), cpu.step());
    }

    private static PoolSplit split(ScalerSettings settings) {
        Map<Pool, Double> shares = settings.pools().sizes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().share()));
        return new PoolSplit(shares, PoolSettings.FARGATE, settings.burst());
    }

    @Bean
    Helm helm(Leadership leadership, ScalerSettings settings) {
        return new Helm(
                leadership, UUID.randomUUID().toString(), settings.lead().tenure(), Stopwatch.REAL);
    }

    @Bean
    Actuator actuator(Crew crew, List<CapacityPool> pools, Helm helm, ScalerSettings settings) {
        return new Actuator(crew, pools, helm, settings.patience());
    }

    @Bean
    ScalingLoop.Parts parts(
            Observer observer, Decider decider, Helm helm, Actuator actuator, ScalingLoop.Journal journal) {
        return new ScalingLoop.Parts(observer, decider, helm, actuator, journal);
    }

    @Bean
    ScalingLoop scalingLoop(ScalingLoop.Parts parts, ScalerSettings settings) {
        return new ScalingLoop(parts, settings.tick());
    }

    @Bean
    Terms settledTerms(ScalerSettings settings) {
        return new SettledTerms(settings.pools().sizes(), settings.slots(), settings.hold());
    }

    @Bean
    @ConditionalOnProperty("muster.port-file")
    static WebServerPortFileWriter portFile(Environment environment) {
        return new WebServerPortFileWriter(environment.getRequiredProperty("muster.port-file"));
    }

    @Bean
    ScalerLife scalerLife(ScalingLoop loop) {
        return new ScalerLife(loop);
    }
}
