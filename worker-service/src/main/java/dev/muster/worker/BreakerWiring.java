package dev.muster.worker;

import dev.muster.pace.Stopwatch;
import dev.muster.run.Alerts;
import dev.muster.run.Breakers;
import dev.muster.worker.agent.AgentRuntimes;
import dev.muster.worker.breaker.Alarm;
import dev.muster.worker.breaker.BreakerRuntime;
import dev.muster.worker.breaker.BreakersEndpoint;
import dev.muster.worker.breaker.FleetBreakers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the worker comes to know of breakers, put together. */
@Configuration(proxyBeanMethods = false)
class BreakerWiring {
    @Bean
    FleetBreakers fleetBreakers(Breakers breakers, Alerts alerts, MeterRegistry meters, WorkerSettings settings) {
        var sources = new FleetBreakers.Sources(InstantSource.system(), Stopwatch.REAL, WorkerWiring::nonce);
        return new FleetBreakers(
                breakers, new Alarm(alerts, meters), settings.breaker().limits(), sources);
    }

    @Bean
    BreakerRuntime breakerRuntime(AgentRuntimes agents, FleetBreakers breakers) {
        return new BreakerRuntime(agents, breakers);
    }

    @Bean
    BreakersEndpoint breakersEndpoint(FleetBreakers breakers) {
        return new BreakersEndpoint(breakers);
    }
}
