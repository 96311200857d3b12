package dev.muster.gateway;

import dev.muster.pace.Loop;
import dev.muster.pace.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** The gateway's loops: from when it could be started, just before it is called ready, until the last request is answered. */
final class GatewayLife implements ApplicationRunner, AutoCloseable {
    private final Map<String, Step> steps;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();

    /** @param steps by the names of their loops */
    GatewayLife(Map<String, Step> steps) {
        this.steps = Map.copyOf(steps);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        steps.forEach((name, step) -> loops.add(Loop.start(name, step)));
    }

    @Override
    public void close() {
        loops.forEach(Loop::close);
    }
}
