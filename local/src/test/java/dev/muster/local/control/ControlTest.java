package dev.muster.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.WorkerState;
import dev.muster.local.control.Capacity.LocalUnit;
import dev.muster.local.control.Capacity.Shortage;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.control.Status.PoolStatus;
import dev.muster.local.control.Status.ServiceStatus;
import dev.muster.local.control.Status.WorkerStatus;
import dev.muster.local.home.Home;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest implements Commands {
    private static final URI ANYWHERE = URI.create("http://127.0.0.1:1");
    private static final Status STATUS = new Status(
            1,
            true,
            false,
            new ServiceStatus(ANYWHERE, 2L, ANYWHERE),
            null,
            new AwsStatus(ANYWHERE, ANYWHERE),
            List.of(new PoolStatus("spot", 2, 1, 1)),
            List.of(
                    new WorkerStatus("w-1", 3L, "spot", WorkerState.READY, 8, 1, null, ANYWHERE),
                    new WorkerStatus("w-0", null, "spot", WorkerState.DEAD, 8, 0, null, null)));

    private static final Capacity CAPACITY = new Capacity(
            2,
            List.of(new LocalUnit("spot-1", Instant.EPOCH, false)),
            List.of(new Shortage(Shortage.Kind.CAPACITY, "local spot", Instant.EPOCH, "none")));

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ControlServer server = ControlServer.open(RandomGenerator.getDefault());
    private final List<String> asked = new ArrayList<>();
    private final Home home;

    ControlTest(@TempDir Path folder) {
        home = new Home(folder, folder);
        server.serve(this);
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
        asked.add(worker + " " + rebalance);
        return worker.equals("w-1");
    }

    @Override
    public Optional<Capacity> look(String pool) {
        return pool.equals("spot") ? Optional.of(CAPACITY) : Optional.empty();
    }

    @Override
    public boolean raise(String pool, int wanted) {
        asked.add("raise " + pool + " " + wanted);
        return pool.equals("spot");
    }

    @Override
    public boolean end(String pool, Set<String> units) {
        asked.add("end " + pool + " " + new TreeSet<>(units));
        return pool.equals("spot");
    }

    @Override
    public void spotWeather(boolean refused) {
        asked.add("refused " + refused);
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
        assertThat(asked).containsExactly("w-1 false", "w-1 true", "w-9 false");
    }

    @Test
    void theWeatherIsTold() throws Exception {
        server.address().write(home);
        try (ControlClient client = new ControlClient(home)) {
            assertThat(client.spotWeather(true)).isTrue();
            assertThat(client.spotWeather(false)).isTrue();
        }
        assertThat(asked).containsExactly("refused true", "refused false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /pools/spot | '' | 200 |",
                "GET | /pools/moon | '' | 404 |",
                "POST | /pools/spot/raise/3 | '' | 202 | raise spot 3",
                "POST | /pools/spot/raise/three | '' | 400 |",
                "POST | /pools/moon/raise/3 | '' | 404 | raise moon 3",
                "POST | /pools/spot/end | '[\"spot-1\",\"spot-2\"]' | 202 | end spot [spot-1, spot-2]",
                "POST | /pools/spot/end | 'spot-1' | 400 |",
                "POST | /pools/spot/paint/3 | '' | 404 |",
                "POST | /spot-weather/rainy | '' | 404 |",
                "DELETE | /pools/spot | '' | 404 |",
                "POST | / | '' | 404 |",
            })
    void aPoolIsAskedForByItsName(String method, String path, String body, int code, @Nullable String heard) {
        assertThat(new Routes(this).answer(method, path, body).code()).isEqualTo(code);
        assertThat(asked).isEqualTo(heard == null ? List.of() : List.of(heard));
    }

    @Test
    void aPoolSaysWhatItHasAndWasRefused() {
        assertThat(new Routes(this).answer("GET", "/pools/spot", "").json()).isEqualTo("""
                {"wanted":2,"units":[{"name":"spot-1","launched":"1970-01-01T00:00:00Z","outdated":false}],\
                "shortages":[{"kind":"CAPACITY","offering":"local spot","at":"1970-01-01T00:00:00Z","message":"none"}]}""");
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
