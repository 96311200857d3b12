package dev.muster.gateway;

import dev.muster.embedded.EmbeddedAws;
import dev.muster.run.RunQueue;
import dev.muster.run.RunStore;
import dev.muster.testkit.Unanswered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The whole service on embedded stores, started once for all tests of this JVM and closed with it. */
public final class LiveGateway {
    /** Of tenant acme, to submit. */
    public static final String ACME = "acme-key";

    /** Of tenant acme, to operate alone. */
    public static final String OPERATOR = "operator-key";

    /** Of tenant globex. */
    public static final String GLOBEX = "globex-key";

    /** Of tenant initech, to submit. */
    public static final String SLOW = "slow-key";

    /** Of {@link #another}, to submit. */
    static final String KEY = "another-key";

    public static final int BODY_LIMIT = 256 * 1024;

    private static final LiveGateway ONE = start();

    private final List<String> stores;
    private final ConfigurableApplicationContext context;

    private LiveGateway(List<String> stores) {
        this.stores = stores;
        this.context = GatewayApplication.application()
                .sources(Faults.class)
                .environment(environment())
                .run(Stream.concat(stores.stream(), keys().stream()).toArray(String[]::new));
    }

    public static LiveGateway get() {
        return ONE;
    }

    private static LiveGateway start() {
        EmbeddedAws aws = EmbeddedAws.start();
        Runtime.getRuntime().addShutdownHook(new Thread(aws::close));
        return new LiveGateway(stores(aws));
    }

    /** On the same stores, with {@link #KEY}; the caller closes it. */
    ConfigurableApplicationContext another(String... more) {
        return GatewayApplication.application()
                .main(GatewayApplication.class)
                .run(Stream.of(
                                stores,
                                key(0, KEY, "acme", "submit"),
                                List.of("--muster.agents-file=src/test/agents/agents.yaml"),
                                List.of(more))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    /** As a service is started in production: the file is named by the environment. */
    private static ConfigurableEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        Map<String, Object> variables = Map.of("MUSTER_AGENTS_FILE", "src/test/agents/agents.yaml");
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        return environment;
    }

    /** All settings but the keys. */
    List<String> stores() {
        return stores;
    }

    private static List<String> stores(EmbeddedAws aws) {
        return List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--muster.aws.create-missing=true",
                "--muster.aws.payloads=" + folder(),
                "--muster.aws.calls.timeout=20s",
                "--muster.aws.calls.publish-within=20s",
                "--logging.level.software.amazon.dynamodb=off",
                "--logging.level.org.elasticmq=warn",
                "--muster.gateway.recover.tick=1m",
                "--muster.gateway.http.header-within=1s",
                "--muster.gateway.http.body-within=1s",
                "--muster.gateway.http.body-limit=" + BODY_LIMIT + "B",
                "--muster.gateway.submit.create-within=300ms",
                "--muster.gateway.limits.rate=1",
                "--muster.gateway.limits.burst=1000000",
                "--muster.gateway.limits.search=300",
                "--spring.cloud.aws.region.static=eu-central-1",
                "--spring.cloud.aws.credentials.access-key=local",
                "--spring.cloud.aws.credentials.secret-key=local",
                "--spring.cloud.aws.dynamodb.endpoint=" + aws.dynamodb(),
                "--spring.cloud.aws.sqs.endpoint=" + aws.sqs());
    }

    private static List<String> keys() {
        return Stream.of(
                        key(0, ACME, "acme", "submit"),
                        key(1, OPERATOR, "acme", "operate"),
                        key(2, GLOBEX, "globex", "submit,operate"),
                        key(3, SLOW, "initech", "submit"))
                .flatMap(List::stream)
                .toList();
    }

    static List<String> key(int index, String key, String tenant, String scopes) {
        String property = "--muster.gateway.keys[" + index + "].";
        return List.of(
                property + "sha256=" + DigestUtils.sha256Hex(key),
                property + "tenant=" + tenant,
                property + "scopes=" + scopes);
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("payloads").toUri().toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String api() {
        return "http://127.0.0.1:" + property("local.server.port");
    }

    public String management() {
        return "http://127.0.0.1:" + property("local.management.port");
    }

    private String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Unanswered<RunStore> store() {
        return Objects.requireNonNull(bean(Faults.class).store);
    }

    public Unanswered<RunQueue> queue() {
        return Objects.requireNonNull(bean(Faults.class).queue);
    }

    /** Puts itself between the service and its stores, so that calls can be left unanswered. */
    static final class Faults implements BeanPostProcessor {
        private @Nullable Unanswered<RunStore> store;
        private @Nullable Unanswered<RunQueue> queue;

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return switch (bean) {
                case RunStore real -> {
                    Unanswered<RunStore> calls = Unanswered.of(RunStore.class, real);
                    store = calls;
                    yield calls.port();
                }
                case RunQueue real -> {
                    Unanswered<RunQueue> calls = Unanswered.of(RunQueue.class, real);
                    queue = calls;
                    yield calls.port();
                }
                default -> bean;
            };
        }
    }
}
