package dev.muster.worker;

import dev.muster.aws.ServiceOnAws;
import dev.muster.worker.interrupt.Departure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The worker: takes runs off the queue and executes them. */
@ServiceOnAws
@Import(WorkerWiring.class)
public class WorkerApplication {
    public static void main(String[] args) {
        ConfigurableApplicationContext worker = new SpringApplicationBuilder(WorkerApplication.class)
                .properties("spring.config.name=worker")
                .run(args);
        Departure departure = worker.getBean(Departure.class);
        SpringApplication.getShutdownHandlers().add(() -> endWell(departure));
    }

    /** The JVM would report the signal that has ended it, though the work has been ended in order. */
    private static void endWell(Departure departure) {
        if (departure.isComplete()) {
            Runtime.getRuntime().halt(0);
        }
    }
}
