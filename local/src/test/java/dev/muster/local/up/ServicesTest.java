package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.local.child.ChildSpec;
import dev.muster.local.child.ChildSpec.Gate;
import dev.muster.local.control.Address;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import dev.muster.local.metadata.MetadataServer;
import dev.muster.local.pool.Pools;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
    private static final ApiKey KEY = new ApiKey("a-secret-key");
    private static final Map<String, String> INHERITED = Map.of(
            "PATH", "/bin", "MUSTER_API_KEY", KEY.value(), "AWS_PROFILE", "production", "AWS_SESSION_TOKEN", "t");

    private final Services services;
    private final MetadataServer metadata = MetadataServer.start(RandomGenerator.getDefault(), InstantSource.system());

    @AfterEach
    void close() {
        metadata.close();
    }

    ServicesTest(@TempDir Path folder) throws Exception {
        Path agents = Files.createFile(folder.resolve("agents.yaml"));
        Plan.Jvm jvm = new Plan.Jvm("64m", "64m", List.of());
        Plan plan = new Plan(Workforce.of(Map.of()), 8, 0, OptionalInt.of(0), agents, jvm);
        AwsStatus aws = new AwsStatus(URI.create("http://127.0.0.1:1"), URI.create("http://127.0.0.1:2"));
        Home home = new Home(folder, folder);
        services = new Services(home, plan, Surroundings.of(home, agents, aws, INHERITED));
    }

    @Test
    void theGatewayIsGivenTheHashOfTheKeyButNeverTheKey() {
        ChildSpec gateway = services.gateway(8080, KEY);

        Map<String, String> environment = gateway.environment().apply("gateway");
        assertThat(environment).containsValue(KEY.sha256());
        assertThat(environment.values()).noneMatch(value -> value.contains(KEY.value()));
        assertThat(gateway.command()).noneMatch(word -> word.contains(KEY.value()) || word.contains(KEY.sha256()));
    }

    @Test
    void nothingOfAnAccountOfTheUserReachesAService() {
        assertThat(worker(Pools.SPOT, metadata))
                .doesNotContainKeys("AWS_PROFILE", "AWS_SESSION_TOKEN", "MUSTER_API_KEY")
                .containsEntry("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1")
                .containsEntry("PATH", "/bin");
    }

    @Test
    void everyServiceListensOnLoopbackOnly() {
        assertThat(worker(Pools.SPOT, metadata)).containsEntry("SERVER_ADDRESS", "127.0.0.1");
        assertThat(services.gateway(8080, KEY).environment().apply("u"))
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    }

    @Test
    void onlyAWorkerWhoseMachineCanBeTakenBackWatchesForThat() {
        assertThat(worker(Pools.SPOT, metadata))
                .containsEntry("MUSTER_WORKER_POOL", "spot")
                .containsEntry(
                        "MUSTER_WORKER_INTERRUPTION_METADATA", metadata.url().toString());
        assertThat(worker(Pools.FARGATE, null))
                .containsEntry("MUSTER_WORKER_POOL", "fargate")
                .containsEntry("MUSTER_WORKER_INTERRUPTION_WATCHED", "false")
                .doesNotContainKey("MUSTER_WORKER_INTERRUPTION_METADATA");
    }

    @Test
    void onlyTheScalerIsToldHowToAskForWorkers() {
        Address supervisor = new Address(1, URI.create("http://127.0.0.1:3"), "a-token");
        ChildSpec scaler = services.scaler(8082, KEY, supervisor);

        assertThat(scaler.environment().apply("scaler"))
                .containsEntry("MUSTER_SCALER_LOCAL_URL", "http://127.0.0.1:3")
                .containsEntry("MUSTER_SCALER_LOCAL_TOKEN", "a-token")
                .containsEntry("MUSTER_SCALER_POOLS_ONDEMAND_MIN", "1")
                .containsEntry("MUSTER_SCALER_POOLS_SPOT_MAX", "4")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .doesNotContainKey("MUSTER_SCALER_HOLD");
        assertThat(scaler.command()).noneMatch(word -> word.contains("a-token"));
        assertThat(worker(Pools.SPOT, metadata)).doesNotContainValue("a-token");
    }

    private Map<String, String> worker(Pool pool, @Nullable MetadataServer machine) {
        return services.worker(pool, "worker-1", Gate.OPEN, machine)
                .environment()
                .apply("worker-1");
    }
}
