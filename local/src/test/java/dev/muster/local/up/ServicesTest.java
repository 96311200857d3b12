package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.child.ChildSpec;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import dev.muster.local.metadata.MetadataServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
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
        Plan plan = new Plan(1, 8, 0, agents, new Plan.Jvm("64m", "64m", List.of()));
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
        assertThat(services.worker("worker-1", metadata).environment().apply("worker-1"))
                .doesNotContainKeys("AWS_PROFILE", "AWS_SESSION_TOKEN", "MUSTER_API_KEY")
                .containsEntry("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1")
                .containsEntry("PATH", "/bin");
    }

    @Test
    void everyServiceListensOnLoopbackOnly() {
        assertThat(services.worker("worker-1", metadata).environment().apply("u"))
                .containsEntry("SERVER_ADDRESS", "127.0.0.1");
        assertThat(services.gateway(8080, KEY).environment().apply("u"))
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    }
}
