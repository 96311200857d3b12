package dev.muster.local.up;

import dev.muster.embedded.EmbeddedAws;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.local.child.Child;
import dev.muster.local.child.Children;
import dev.muster.local.control.Address;
import dev.muster.local.control.ControlServer;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import dev.muster.local.home.Ports;
import dev.muster.local.home.Refusal;
import dev.muster.local.home.Remains;
import dev.muster.local.metadata.MetadataServer;
import dev.muster.local.up.Overview.Family;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One platform on this machine: hosts the emulators and owns the services. What the emulators hold ends with it. */
public final class Supervisor implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();

    private final Home home;
    private final Plan plan;
    private final UnaryOperator<AwsStatus> told;
    private final SecureRandom random = new SecureRandom();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final Deque<Runnable> endings = new ArrayDeque<>();

    private Supervisor(Home home, Plan plan, UnaryOperator<AwsStatus> told) {
        this.home = home;
        this.plan = plan;
        this.told = told;
    }

    /** Ends in order with this JVM, too, however that is told to end. */
    public static Supervisor start(Home home, Plan plan) {
        return start(home, plan, UnaryOperator.identity());
    }

    /** @param told where the services are told that the emulators are: somebody may stand between */
    public static Supervisor start(Home home, Plan plan, UnaryOperator<AwsStatus> told) {
        Supervisor supervisor = new Supervisor(home, plan, told);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "end in order"));
        try {
            supervisor.begin();
            return supervisor;
        } catch (RuntimeException failed) {
            supervisor.close();
            throw failed;
        }
    }

    private void begin() {
        home.make();
        InstanceLock lock = InstanceLock.take(home).orElseThrow(() -> new Refusal("Muster runs here, or is ending"));
        atTheEnd(lock::close);
        Remains.remove(home);
        URI url = URI.create("http://127.0.0.1:" + Ports.free(plan.port()));
        ApiKey key = ApiKey.find(System.getenv(), home, random);
        AwsStatus aws = emulators();
        WorkerRegistry registry = LocalWiring.registry(aws.dynamodb());
        Map<String, String> surroundings = Surroundings.of(home, plan.agents(), told.apply(aws), System.getenv());
        Family family = family(new Services(home, plan, surroundings), url, key);
        Overview overview = new Overview(url, home.managementPortFile(Services.GATEWAY), aws, registry, family);
        listen(overview);
    }

    private AwsStatus emulators() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // Else the queue would end with the first signal, before the workers that give back their runs.
        System.setProperty("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off");
        EmbeddedAws aws = EmbeddedAws.start();
        atTheEnd(aws::close);
        return new AwsStatus(aws.sqs(), aws.dynamodb());
    }

    private Family family(Services services, URI url, ApiKey key) {
        Children children = new Children();
        atTheEnd(children::close);
        Child gateway = children.start(services.gateway(url.getPort(), key));
        List<Machine> machines = IntStream.rangeClosed(1, plan.workers())
                .mapToObj(number -> machine("worker-" + number, services, children))
                .toList();
        return new Family(gateway, machines);
    }

    private Machine machine(String name, Services services, Children children) {
        MetadataServer metadata = MetadataServer.start(random, CLOCK);
        atTheEnd(metadata::close);
        return new Machine(children.start(services.worker(name, metadata)), metadata);
    }

    private void listen(Overview overview) {
        ControlServer control = ControlServer.start(random, new Orders(overview, stopAsked, CLOCK));
        atTheEnd(control::close);
        control.address().write(home);
        atTheEnd(() -> Address.remove(home));
    }

    private synchronized void atTheEnd(Runnable ending) {
        endings.push(ending);
    }

    /** Returns once somebody has asked for the end. */
    public void awaitStop() throws InterruptedException {
        stopAsked.await();
    }

    public boolean isStopAsked() {
        return stopAsked.getCount() == 0;
    }

    /** Ends what was started, the last first, and returns when it is gone. */
    @Override
    public synchronized void close() {
        if (endings.isEmpty()) {
            return;
        }
        System.err.println("muster: ending, gateway and workers first ...");
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
        System.err.println("muster: has ended");
    }
}
