package dev.muster.local.interrupt;

import dev.muster.local.control.ControlClient;
import dev.muster.local.control.Status.WorkerStatus;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "interrupt",
        description = "Takes a worker's machine back, as EC2 does with Spot: it is told so, and has two minutes.")
public final class InterruptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WORKER", description = "its id as ./muster ps shows it, or the beginning of it")
    private String worker = "";

    @Option(names = "--rebalance", description = "only says that this is likely, and takes nothing")
    private boolean rebalance;

    @Override
    public Integer call() throws InterruptedException {
        try (ControlClient control = new ControlClient(Home.ofThisProcess())) {
            WorkerStatus one = control.status()
                    .orElseThrow(() -> new Refusal("Muster is not up; ./muster up brings it up"))
                    .livingOne(worker)
                    .orElseThrow(
                            () -> new Refusal("worker '" + worker + "': needs the id of one that ./muster ps shows"));
            String id = one.id();
            if (one.metadataUrl() == null) {
                throw new Refusal("worker " + id + " is of pool " + one.pool() + ": only spot machines are taken back");
            }
            if (!control.interrupt(id, rebalance)) {
                throw new Refusal("worker " + id + " has gone meanwhile");
            }
            System.out.println(id + (rebalance ? " is advised to go" : " has two minutes"));
            return 0;
        }
    }
}
