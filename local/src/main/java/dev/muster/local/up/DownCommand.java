package dev.muster.local.up;

import dev.muster.local.child.Leftovers;
import dev.muster.local.control.Address;
import dev.muster.local.control.ControlClient;
import dev.muster.local.home.Home;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Ends the platform in order, and returns when nothing of it is left.")
public final class DownCommand implements Callable<Integer> {
    /** Longer than the patience with any child. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Home home = Home.ofThisProcess();

    @Override
    public Integer call() throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(supervisor().stream(), Leftovers.of(home.state()).stream())
                .toList();
        if (all.isEmpty()) {
            Address.remove(home);
            System.out.println("Muster is not up");
            return 0;
        }
        System.out.println("ending " + all.size() + " processes ...");
        ask();
        all.forEach(DownCommand::await);
        Address.remove(home);
        System.out.println("Muster has ended");
        return 0;
    }

    private Optional<ProcessHandle> supervisor() {
        String mark = "-Dmuster.home=" + home.state();
        return Address.read(home)
                .flatMap(address -> ProcessHandle.of(address.pid()))
                .filter(process -> Leftovers.hasArgument(process, mark));
    }

    /** Children without a supervisor end by themselves. */
    private void ask() throws InterruptedException {
        try (ControlClient control = new ControlClient(home)) {
            if (!control.stop()) {
                System.out.println("no supervisor answers; what it left behind is ending by itself");
            }
        }
    }

    private static void await(ProcessHandle process) {
        process.onExit()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .exceptionallyCompose(late -> kill(process))
                .join();
    }

    private static CompletableFuture<ProcessHandle> kill(ProcessHandle process) {
        System.out.println("process " + process.pid() + " did not end within " + LIMIT + " and is killed");
        process.destroyForcibly();
        return process.onExit();
    }
}
