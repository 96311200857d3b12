package dev.muster.local.ps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.WorkerState;
import dev.muster.local.control.Status;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.control.Status.PoolStatus;
import dev.muster.local.control.Status.ServiceStatus;
import dev.muster.local.control.Status.WorkerStatus;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final WorkerStatus WORKER =
            new WorkerStatus("w-1", 3L, "spot", WorkerState.DRAINING, 128, 7, null, null);

    @Test
    void everythingThatRunsHasALineAndWhatDoesNotHasADash() {
        URI url = URI.create("http://127.0.0.1:8080");
        Status status = new Status(
                1,
                true,
                false,
                new ServiceStatus(url, null, null),
                new ServiceStatus(url, 2L, url),
                new AwsStatus(url, url),
                List.of(new PoolStatus("spot", 3, 1, 2)),
                List.of(WORKER));

        assertThat(Listing.of(status, status.living()).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "gateway http://127.0.0.1:8080 pid -",
                        "scaler http://127.0.0.1:8080 pid 2",
                        "sqs http://127.0.0.1:8080",
                        "dynamodb http://127.0.0.1:8080",
                        "",
                        "pool wanted ready launching",
                        "spot 3 1 2",
                        "",
                        "worker pid pool state slots busy",
                        "w-1 3 spot DRAINING 128 7");
    }
}
