package dev.muster.local.ps;

import dev.muster.local.control.ControlClient;
import dev.muster.local.control.Json;
import dev.muster.local.control.Status;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.control.Status.PoolStatus;
import dev.muster.local.control.Status.ServiceStatus;
import dev.muster.local.control.Status.WorkerStatus;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "ps", description = "Shows what runs here.")
public final class PsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "as one line of JSON")
    private boolean json;

    @Option(names = "--all", description = "workers that are gone, too, for as long as the registry knows them")
    private boolean all;

    private record Line(
            ServiceStatus gateway,
            @Nullable ServiceStatus scaler,
            AwsStatus aws,
            List<PoolStatus> pools,
            List<WorkerStatus> workers) {
        private static Line of(Status status, List<WorkerStatus> workers) {
            return new Line(status.gateway(), status.scaler(), status.aws(), status.pools(), workers);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Status status = ask();
        List<WorkerStatus> workers = all ? status.workers() : status.living();
        System.out.println(
                json ? Json.MAPPER.writeValueAsString(Line.of(status, workers)) : Listing.of(status, workers));
        return 0;
    }

    private static Status ask() throws InterruptedException {
        try (ControlClient control = new ControlClient(Home.ofThisProcess())) {
            return control.status().orElseThrow(() -> new Refusal("Muster is not up; ./muster up brings it up"));
        }
    }
}
