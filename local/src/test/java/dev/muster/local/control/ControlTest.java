package dev.muster.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.WorkerState;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.control.Status.GatewayStatus;
import dev.muster.local.control.Status.WorkerStatus;
import dev.muster.local.home.Home;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest implements ControlServer.Commands {
    private static final URI ANYWHERE = URI.create("http://127.0.0.1:1");
    private static final Status STATUS = new Status(
            1,
            true,
            false,
            new GatewayStatus(ANYWHERE, 2L, ANYWHERE),
            new AwsStatus(ANYWHERE, ANYWHERE),
            List.of(
                    new WorkerStatus("w-1", 3L, "spot", WorkerState.READY, 8, 1, null, ANYWHERE),
                    new WorkerStatus("w-0", null, "spot", WorkerState.DEAD, 8, 0, null, null)));

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ControlServer server = ControlServer.start(RandomGenerator.getDefault(), this);
    private final List<String> interrupted = new ArrayList<>();
    private final Home home;

    ControlTest(@TempDir Path folder) {
        home = new Home(folder, folder);
    }

    @Override
    public Status status() {
        return STATUS;
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean interrupt(String worker, boolean rebalance) {
        interrupted.add(worker + " " + rebalance);
        return worker.equals("w-1");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoReadsTheAddressHearsTheStatusAndCanStop() throws Exception {
        server.address().write(home);
        assertThat(Files.getPosixFilePermissions(home.supervisor()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (ControlClient client = new ControlClient(home)) {
            assertThat(client.status()).contains(STATUS);
            assertThat(client.stop()).isTrue();
        }
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoDoesNotKnowTheTokenIsNotHeard() throws Exception {
        Address address = server.address();
        new Address(address.pid(), address.url(), "0".repeat(address.token().length())).write(home);
        try (ControlClient client = new ControlClient(home)) {
            assertThat(client.status()).isEmpty();
            assertThat(client.stop()).isFalse();
        }
        assertThat(stopped.getCount()).isOne();
    }

    @Test
    void anAddressThatASupervisorLeftBehindIsNoSupervisor() throws Exception {
        server.address().write(home);
        server.close();
        try (ControlClient client = new ControlClient(home)) {
            assertThat(client.status()).isEmpty();
        }
    }

    @Test
    void aWorkerIsInterruptedByItsId() throws Exception {
        server.address().write(home);
        try (ControlClient client = new ControlClient(home)) {
            assertThat(client.interrupt("w-1", false)).isTrue();
            assertThat(client.interrupt("w-1", true)).isTrue();
            assertThat(client.interrupt("w-9", false)).isFalse();
        }
        assertThat(interrupted).containsExactly("w-1 false", "w-1 true", "w-9 false");
    }

    @Test
    void aLivingWorkerIsMeantByTheBeginningOfItsId() {
        assertThat(STATUS.livingOne("w-")).map(WorkerStatus::id).contains("w-1");
        assertThat(STATUS.livingOne("w-0")).isEmpty();
        assertThat(STATUS.livingOne("x")).isEmpty();
    }

    @Test
    void aWorkerWithoutAProcessIsNotLiving() {
        assertThat(STATUS.living()).extracting(WorkerStatus::id).containsExactly("w-1");
    }
}
