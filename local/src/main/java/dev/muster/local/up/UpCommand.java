package dev.muster.local.up;

import dev.muster.local.control.ControlClient;
import dev.muster.local.control.Status;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import dev.muster.local.home.Ports;
import dev.muster.local.home.Refusal;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Brings the platform up: emulated AWS, gateway, scaler and workers, all on loopback.")
public final class UpCommand implements Callable<Integer> {
    private static final Duration END_LIMIT = Duration.ofMinutes(1);
    private static final int USUAL_PORT = 8080;
    private static final int USUAL_SCALER_PORT = 8082;
    private static final String DETACH = "--detach";
    private static final String QUIET = "--quiet";

    @Mixin
    private final PlanOptions options = new PlanOptions();

    @Option(
            names = "--port",
            defaultValue = "" + USUAL_PORT,
            description = "of the gateway, 0 for a free one (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--scaler-port", description = "of the scaler, 0 for a free one (8082; free where --port is given)")
    private @Nullable Integer scalerPort;

    @Option(
            names = "--pools",
            paramLabel = "POOL=MIN-MAX",
            split = ",",
            description = "how many workers the scaler may have (on-demand=1-2,spot=0-4,fargate=0-2)")
    private Map<String, String> pools = Map.of();

    @Option(names = DETACH, description = "returns once the platform is ready, which then outlives the terminal")
    private boolean detach;

    @Option(names = QUIET, hidden = true, description = "says nothing where it succeeds: the output is a log")
    private boolean quiet;

    @Spec
    private @Nullable CommandSpec spec;

    private final Home home = Home.ofThisProcess();

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = options.scaled(home, pools, port, scalerPort());
        home.make();
        try (ControlClient control = new ControlClient(home)) {
            control.status().ifPresent(UpCommand::refuseASecond);
            Ports.free(port, "--port");
            Ports.free(scalerPort(), "--scaler-port");
            Awaiting awaiting = new Awaiting(control::status, Pause.REAL, Stopwatch.REAL);
            return detach ? inTheBackground(awaiting, plan) : here(awaiting, plan);
        }
    }

    private int scalerPort() {
        int usual = port == USUAL_PORT ? USUAL_SCALER_PORT : 0;
        return scalerPort == null ? usual : scalerPort;
    }

    private static void refuseASecond(Status running) {
        throw new Refusal("Muster is up already: " + running.gateway().url() + " (pid " + running.pid()
                + "); ./muster down ends it");
    }

    private int here(Awaiting awaiting, Plan plan) throws InterruptedException {
        try (Supervisor supervisor = Supervisor.start(home, plan)) {
            Optional<Status> ready = awaiting.ready(() -> !supervisor.isStopAsked());
            if (ready.isEmpty() && !supervisor.isStopAsked()) {
                return notReady();
            }
            ready.filter(status -> !quiet).ifPresent(status -> welcome(status, plan));
            supervisor.quicken();
            supervisor.awaitStop();
        }
        return 0;
    }

    private int inTheBackground(Awaiting awaiting, Plan plan) throws InterruptedException {
        List<String> arguments = originalArguments().stream()
                .map(argument -> argument.equals(DETACH) ? QUIET : argument)
                .toList();
        Process supervisor = Detached.start(home, arguments);
        Optional<Status> ready = awaiting.of(supervisor.pid()).ready(supervisor::isAlive);
        ready.ifPresent(status -> welcome(status, plan));
        if (ready.isPresent()) {
            return 0;
        }
        supervisor.destroy();
        supervisor.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
        return notReady();
    }

    private List<String> originalArguments() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec.root().commandLine().getParseResult().originalArgs();
    }

    private void welcome(Status status, Plan plan) {
        ApiKey key = ApiKey.find(System.getenv(), home, new SecureRandom());
        System.out.println(Banner.of(status, home, plan, key));
    }

    private int notReady() {
        if (!quiet) {
            System.err.println(LogTail.of(home));
        }
        System.err.println(
                "muster: the platform did not get ready; the end of each log in " + home.logs() + " says why");
        return 1;
    }
}
