package dev.muster.local.up;

import dev.muster.embedded.EmbeddedAws;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.local.child.Children;
import dev.muster.local.control.Address;
import dev.muster.local.control.ControlServer;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import dev.muster.local.home.Remains;
import dev.muster.local.pool.Pools;
import dev.muster.local.up.Overview.Family;
import dev.muster.local.up.Quickening.Lesson;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
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
    private volatile List<Lesson> lessons = List.of();

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
        InstanceLock lock =
                InstanceLock.take(home.lock()).orElseThrow(() -> new Refusal("Muster runs here, or is ending"));
        atTheEnd(lock::close);
        Remains.remove(home);
        ApiKey key = ApiKey.find(System.getenv(), home, random);
        AwsStatus aws = emulators();
        WorkerRegistry registry = LocalWiring.registry(aws.dynamodb());
        Map<String, String> surroundings = Surroundings.of(home, plan.agents(), told.apply(aws), System.getenv());
        Children children = new Children();
        Launches launches = new Launches(new Services(home, plan, surroundings), children, random, CLOCK);
        Pools pools = launches.pools();
        atTheEnd(pools::close);
        atTheEnd(children::close);
        ControlServer control = ControlServer.open(random);
        atTheEnd(control::close); // before its workers end, nobody is to ask for others
        Family family = launches.family(key, pools, control.address());
        listen(control, new Overview(aws, registry, plan.workforce(), family));
        lessons = launches.lessons(family);
    }

    private void listen(ControlServer control, Overview overview) {
        control.serve(new Orders(overview, stopAsked, CLOCK));
        control.address().write(home);
        atTheEnd(() -> Address.remove(home));
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

    /** Has workers that are to come start faster, and the next platform. Returns at once. */
    public synchronized void quicken() {
        if (!endings.isEmpty()) {
            Quickening quickening = Quickening.start(home, lessons);
            atTheEnd(quickening::close);
        }
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
        System.err.println("muster: ending, gateway, scaler and workers first ...");
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
        System.err.println("muster: has ended");
    }
}
