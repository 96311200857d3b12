package dev.muster.worker;

import dev.muster.fleet.Unit;
import dev.muster.pace.Stopwatch;
import dev.muster.worker.protect.EcsAgent;
import dev.muster.worker.protect.EcsTask;
import dev.muster.worker.protect.KeepProtected;
import dev.muster.worker.protect.Protector;
import dev.muster.worker.tenure.Membership;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a worker is to the market that its machine is from, put together. */
@Configuration(proxyBeanMethods = false)
class TaskWiring {
    /** A task that cannot be told by its id could not be given back: its worker does not start. */
    @Bean
    Unit unit(WorkerSettings settings) throws InterruptedException {
        TaskSettings task = settings.task();
        URI metadata = task.metadata();
        return settings.unit() == null && metadata != null
                ? new Unit(settings.pool(), new EcsTask(metadata, task.patience()).id())
                : settings.place();
    }

    @Bean
    KeepProtected keepProtected(Membership membership, WorkerSettings settings) {
        TaskSettings task = settings.task();
        URI agent = task.agent();
        Protector protector = agent == null ? length -> {} : new EcsAgent(agent, task.patience());
        return new KeepProtected(protector, membership::isDrained, task.protection(), Stopwatch.REAL);
    }
}
