package dev.muster.scaler;

import dev.muster.access.ApiKey;
import dev.muster.access.ApiKey.Scope;
import dev.muster.aws.AwsWiring;
import dev.muster.aws.CloudWatchWiring;
import dev.muster.aws.ServiceOnAws;
import dev.muster.embedded.EmbeddedAws;
import dev.muster.fleet.Leadership;
import dev.muster.fleet.Pool;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Tenant;
import dev.muster.scaler.act.Helm;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.observe.Terms;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding;
import dev.muster.scaler.show.ShowSettings;
import dev.muster.scaler.steer.PoolOrders;
import dev.muster.testkit.Unanswered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What the scaler shows, on embedded stores, started once for all tests of this JVM. Its turns are entered by tests. */
public final class LiveScaler {
    /** Of tenant acme, to submit. */
    public static final String ACME = "acme-key";

    /** Of tenant acme, to operate. */
    public static final String OPERATOR = "operator-key";

    private static final EmbeddedAws AWS = embedded();
    private static final LiveScaler ONE = new LiveScaler();

    private final ConfigurableApplicationContext context;

    private LiveScaler(String... more) {
        context = new SpringApplicationBuilder(Shown.class)
                .properties("spring.config.name=scaler")
                .run(Stream.concat(
                                Stream.of(more),
                                Stream.of(
                                        "--server.port=0",
                                        "--management.server.port=0",
                                        "--management.endpoints.web.exposure.include=health,prometheus,pools,scaling",
                                        "--muster.aws.create-missing=true",
                                        "--muster.aws.payloads="
                                                + Path.of("target/payloads").toUri(),
                                        "--muster.aws.calls.timeout=20s",
                                        "--muster.aws.calls.publish-within=20s",
                                        "--logging.level.software.amazon.dynamodb=off",
                                        "--logging.level.org.elasticmq=warn",
                                        "--spring.cloud.aws.region.static=eu-central-1",
                                        "--spring.cloud.aws.credentials.access-key=local",
                                        "--spring.cloud.aws.credentials.secret-key=local",
                                        "--spring.cloud.aws.dynamodb.endpoint=" + AWS.dynamodb(),
                                        "--spring.cloud.aws.sqs.endpoint=" + AWS.sqs()))
                        .toArray(String[]::new));
    }

    private static EmbeddedAws embedded() {
        EmbeddedAws aws = EmbeddedAws.start();
        Runtime.getRuntime().addShutdownHook(new Thread(aws::close));
        return aws;
    }

    public static LiveScaler get() {
        return ONE;
    }

    /** Another one on the same stores, which has not looked around yet. */
    public static LiveScaler another(String... more) {
        return new LiveScaler(more);
    }

    public void close() {
        context.close();
    }

    public String api() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public String management() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public boolean has(Class<?> type) {
        return !context.getBeansOfType(type).isEmpty();
    }

    @SuppressWarnings("unchecked")
    public Unanswered<PoolOrders> orders() {
        return context.getBean("orders", Unanswered.class);
    }

    @ServiceOnAws
    @Import({AwsWiring.class, CloudWatchWiring.class, ShowWiring.class})
    static class Shown {
        @Bean
        ShowWiring.Shown shown() {
            List<ApiKey> keys = List.of(key(ACME, Scope.SUBMIT), key(OPERATOR, Scope.OPERATE));
            return new ShowWiring.Shown(keys, "steps", new ShowSettings(100));
        }

        private static ApiKey key(String key, Scope scope) {
            return new ApiKey(DigestUtils.sha256Hex(key), new Tenant("acme"), Set.of(scope));
        }

        @Bean
        Helm helm() {
            Helm helm = new Helm(
                    new FirstComer(),
                    "me",
                    new Helm.Tenure(Duration.ofSeconds(30), Duration.ofSeconds(3)),
                    Stopwatch.REAL);
            helm.watch();
            return helm;
        }

        @Bean
        CapacityPool spot() {
            return new Empty(Scene.SPOT);
        }

        @Bean
        CapacityPool fargate() {
            return new Empty(Scene.FARGATE);
        }

        @Bean
        Terms settledTerms() {
            return Scene.settled(new PoolLimits(1, 4));
        }

        @Bean
        Unanswered<PoolOrders> orders(@Qualifier("poolOrders") PoolOrders poolOrders) {
            return Unanswered.of(PoolOrders.class, poolOrders);
        }

        /** Whose calls can be left unanswered. */
        @Bean
        @Primary
        PoolOrders faultyOrders(Unanswered<PoolOrders> orders) {
            return orders.port();
        }
    }

    private record FirstComer() implements Leadership {
        @Override
        public Optional<Mandate> current() {
            return Optional.empty();
        }

        @Override
        public Optional<Mandate> take(@Nullable Mandate seen, String owner) {
            return Optional.of(new Mandate(owner, 1, 1, Map.of()));
        }

        @Override
        public Optional<Mandate> renew(Mandate mine, Map<Pool, Integer> wanted) {
            return Optional.of(mine);
        }
    }

    private record Empty(Pool name) implements CapacityPool {
        @Override
        public Holding look() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void raise(int wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end(Set<String> units) {
            throw new UnsupportedOperationException();
        }
    }
}
