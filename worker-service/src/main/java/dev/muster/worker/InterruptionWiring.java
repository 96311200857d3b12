package dev.muster.worker;

import dev.muster.pace.Stopwatch;
import dev.muster.worker.interrupt.Departure;
import dev.muster.worker.interrupt.InterruptionWatch;
import dev.muster.worker.interrupt.Reaction;
import dev.muster.worker.interrupt.ec2.AutoScalingHook;
import dev.muster.worker.interrupt.ec2.Ec2Metadata;
import dev.muster.worker.interrupt.ec2.LifecycleStates;
import dev.muster.worker.interrupt.ec2.Metadata;
import dev.muster.worker.interrupt.ec2.Rebalances;
import dev.muster.worker.interrupt.ec2.SpotReclaims;
import dev.muster.worker.tenure.Membership;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** What ends this worker, put together. */
@Configuration(proxyBeanMethods = false)
@Import(InterruptionWiring.Watches.class)
class InterruptionWiring {
    @Bean
    Departure departure(Membership membership, WorkerSettings settings) {
        InterruptionSettings interruption = settings.interruption();
        Reaction.Times times =
                new Reaction.Times(settings.drain().limit(), interruption.lifecycle(), interruption.margin());
        Departure.Ways ways = new Departure.Ways(InterruptionWiring::exit, hook(interruption));
        return new Departure(membership, times, InstantSource.system(), Stopwatch.REAL, ways);
    }

    /** On a thread of its own: the exit waits for every loop to end, that of the watch too. */
    private static void exit() {
        Thread.ofPlatform().name("exit").start(() -> System.exit(0));
    }

    private static Departure.LifecycleHook hook(InterruptionSettings interruption) {
        if (interruption.group() == null || interruption.hook() == null) {
            return instance -> {};
        }
        AutoScalingClient client = AutoScalingClient.builder()
                .httpClientBuilder(AwsCrtHttpClient.builder())
                .build();
        return new AutoScalingHook(client, interruption.group(), interruption.hook());
    }

    /** One for each kind of notice: none waits for another. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "muster.worker.interruption.watched", matchIfMissing = true)
    static class Watches {
        @Bean
        Ec2Metadata metadata(WorkerSettings settings) {
            InterruptionSettings interruption = settings.interruption();
            return new Ec2Metadata(interruption.metadata(), interruption.patience());
        }

        @Bean
        InterruptionWatch spotReclaims(Metadata metadata, Departure departure, WorkerSettings settings) {
            return new InterruptionWatch(
                    new SpotReclaims(metadata),
                    departure,
                    settings.interruption().poll());
        }

        @Bean
        InterruptionWatch rebalances(Metadata metadata, Departure departure, WorkerSettings settings) {
            return new InterruptionWatch(
                    new Rebalances(metadata), departure, settings.interruption().poll());
        }

        @Bean
        InterruptionWatch lifecycleStates(Metadata metadata, Departure departure, WorkerSettings settings) {
            return new InterruptionWatch(
                    new LifecycleStates(metadata),
                    departure,
                    settings.interruption().poll());
        }
    }
}
