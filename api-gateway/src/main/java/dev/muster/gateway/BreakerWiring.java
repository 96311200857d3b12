package dev.muster.gateway;

import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.breaker.BreakersEndpoint;
import dev.muster.gateway.breaker.ForceBreaker;
import dev.muster.gateway.breaker.HeldRuns;
import dev.muster.gateway.breaker.TendBreakers;
import dev.muster.gateway.http.Bodies;
import dev.muster.gateway.http.BreakerController;
import dev.muster.gateway.offer.Offers;
import dev.muster.gateway.publish.Publisher;
import dev.muster.run.Breakers;
import dev.muster.run.RunIndex;
import dev.muster.run.RunStore;
import dev.muster.run.TrialRule;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the gateway does about breakers, put together. */
@Configuration(proxyBeanMethods = false)
class BreakerWiring {
    @Bean
    TrialRule trialRule(GatewaySettings settings) {
        return settings.breaker().rule();
    }

    @Bean
    BreakerWatch breakerWatch(Breakers breakers, GatewaySettings settings) {
        return new BreakerWatch(breakers, settings.breaker().refresh());
    }

    @Bean
    Gauge openBreakers(BreakerWatch watch, MeterRegistry meters) {
        return Gauge.builder("muster.breakers.open", watch, BreakerWatch::holding)
                .description("Agents whose runs are held, all or but for trials")
                .register(meters);
    }

    @Bean
    HeldRuns heldRuns(RunStore runs, RunIndex index, Publisher publisher, MeterRegistry meters, InstantSource clock) {
        return new HeldRuns(runs, index, publisher, meters, clock);
    }

    @Bean
    TendBreakers tendBreakers(
            BreakerWatch watch, Breakers breakers, HeldRuns held, GatewaySettings settings, InstantSource clock) {
        return new TendBreakers(watch, breakers, held, settings.breaker(), clock);
    }

    @Bean
    ForceBreaker forceBreaker(Breakers breakers, InstantSource clock) {
        return new ForceBreaker(breakers, clock);
    }

    @Bean
    BreakerController breakerController(
            Bodies bodies, Offers offers, BreakerWatch watch, ForceBreaker force, TrialRule rule) {
        return new BreakerController(bodies, offers, watch, force, rule);
    }

    @Bean
    BreakersEndpoint breakersEndpoint(BreakerWatch watch, TrialRule rule) {
        return new BreakersEndpoint(watch, rule);
    }
}
