package dev.muster.local.bench.stage;

import dev.muster.local.Lifeline;
import dev.muster.local.bench.load.Door;
import dev.muster.local.bench.load.Side;
import dev.muster.local.bench.reference.Endpoint;
import dev.muster.local.bench.reference.Executor;
import dev.muster.local.child.ChildSpec;
import dev.muster.local.child.ChildSpec.Gate;
import dev.muster.local.child.Children;
import dev.muster.local.child.Leftovers;
import dev.muster.local.home.Home;
import dev.muster.local.up.JavaCommand;
import dev.muster.local.up.Plan;
import dev.muster.local.up.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The two processes that do what gateway and worker do, with none of their logic, on the emulators of the platform. */
public record Reference(Children children, Side side) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** @param plan as that of the platform */
    public static Reference start(Platform platform, Plan plan, URI agent) throws InterruptedException {
        Children children = new Children();
        Starting starting = new Starting(platform, plan, children);
        Started endpoint =
                starting.start("reference-endpoint", Endpoint.class, plan.jvm().gatewayHeap(), List.of());
        Started executor = starting.start(
                "reference-executor",
                Executor.class,
                plan.jvm().workerHeap(),
                List.of(agent.resolve("/invocations").toString()));
        return new Reference(
                children,
                new Side(
                        "reference",
                        Door.of(endpoint.url(), platform.key()),
                        executor.url(),
                        List.of(endpoint.pid(), executor.pid())));
    }

    private record Starting(Platform platform, Plan plan, Children children) {
        Started start(String name, Class<?> main, String heap, List<String> arguments) throws InterruptedException {
            Home home = platform.home();
            ChildSpec spec = new ChildSpec(
                    name,
                    command(name, main, heap, arguments),
                    unit -> Surroundings.of(
                            home, plan.agents(), platform.status().aws(), System.getenv()),
                    home.log(name),
                    home.portFile(name),
                    PATIENCE,
                    Gate.OPEN);
            return Started.when(children.start(spec));
        }

        private List<String> command(String name, Class<?> main, String heap, List<String> arguments) {
            Home home = platform.home();
            List<String> command = new ArrayList<>(JavaCommand.inItsOwnSession());
            command.add(JavaCommand.java().toString());
            command.add(Leftovers.mark(home.state()));
            command.add("-Dmuster.home=" + home.logs().resolve(name));
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
            command.add("-Xmx" + heap);
            command.addAll(plan.jvm().options());
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.addAll(List.of(Lifeline.class.getName(), main.getName()));
            command.add(home.portFile(name).toString());
            command.addAll(arguments);
            return command;
        }
    }

    @Override
    public void close() {
        children.close();
    }
}
