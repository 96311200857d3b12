package dev.muster.scaler;

import dev.muster.access.AccessWiring;
import dev.muster.access.ApiKey;
import dev.muster.access.ApiKeys;
import dev.muster.access.ApiSecurity;
import dev.muster.aws.AwsSettings;
import dev.muster.run.Alerts;
import dev.muster.scaler.act.Helm;
import dev.muster.scaler.aws.DynamoDbPoolOrders;
import dev.muster.scaler.http.DecisionController;
import dev.muster.scaler.http.PoolController;
import dev.muster.scaler.http.Pools;
import dev.muster.scaler.http.ProblemAdvice;
import dev.muster.scaler.observe.Terms;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.show.AlertOnce;
import dev.muster.scaler.show.Board;
import dev.muster.scaler.show.Journal;
import dev.muster.scaler.show.ObservedHealth;
import dev.muster.scaler.show.PoolsEndpoint;
import dev.muster.scaler.show.ScalingEndpoint;
import dev.muster.scaler.show.ScalingMeters;
import dev.muster.scaler.show.ShowSettings;
import dev.muster.scaler.steer.PoolOrders;
import dev.muster.scaler.steer.SteeredTerms;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the scaler shows, and how it is steered, put together. */
@Configuration(proxyBeanMethods = false)
@Import(AccessWiring.class)
class ShowWiring {
    /**
     * What is set about it.
     *
     * @param policy by its name in the settings
     */
    record Shown(List<ApiKey> keys, String policy, ShowSettings settings) {}

    @Bean
    Board board(Helm helm, Shown shown) {
        return new Board(helm::isLeading, shown.policy());
    }

    @Bean
    Journal decisions(Shown shown) {
        return new Journal(shown.settings().decisions());
    }

    @Bean
    ScalingMeters scalingMeters(MeterRegistry registry, Board board) {
        return new ScalingMeters(registry, board);
    }

    @Bean
    AlertOnce alertOnce(Alerts alerts) {
        return new AlertOnce(text -> alerts.send("Muster: the scaler is held back", text));
    }

    /** The alert comes last: it may take its time. */
    @Bean
    @Primary
    ScalingLoop.Journal journal(Board board, Journal decisions, ScalingMeters meters, AlertOnce alert) {
        List<ScalingLoop.Journal> all = List.of(board, decisions, meters, alert);
        return (seen, plan, acted) -> all.forEach(one -> one.enter(seen, plan, acted));
    }

    @Bean
    @DependsOn("places")
    PoolOrders poolOrders(DynamoDbClient client, AwsSettings settings) {
        return new DynamoDbPoolOrders(client, settings.controlTable());
    }

    /** @param settledTerms as they are set */
    @Bean
    SteeredTerms steeredTerms(@Qualifier("settledTerms") Terms settledTerms, PoolOrders orders) {
        return new SteeredTerms(settledTerms, orders);
    }

    @Bean
    Pools knownPools(List<CapacityPool> pools) {
        return new Pools(pools.stream().map(CapacityPool::name).toList());
    }

    @Bean
    PoolController poolController(Pools pools, Board board, SteeredTerms terms) {
        return new PoolController(pools, board, terms);
    }

    @Bean
    DecisionController decisionController(Pools pools, Journal decisions) {
        return new DecisionController(pools, decisions);
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    PoolsEndpoint poolsEndpoint(Board board) {
        return new PoolsEndpoint(board);
    }

    @Bean
    ScalingEndpoint scalingEndpoint(Journal decisions) {
        return new ScalingEndpoint(decisions);
    }

    /** Named {@code observed} where health tells of its parts. */
    @Bean
    ObservedHealth observedHealthIndicator(Board board) {
        return new ObservedHealth(board);
    }

    @Bean
    OpaqueTokenIntrospector keys(Shown shown) {
        return new ApiKeys(shown.keys(), ShowWiring::caller);
    }

    private static OAuth2AuthenticatedPrincipal caller(ApiKey key) {
        return new DefaultOAuth2AuthenticatedPrincipal(
                key.tenant().name(), Map.of("tenant", key.tenant()), List.copyOf(key.authorities()));
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ApiSecurity security, OpaqueTokenIntrospector keys) {
        return security.api(
                http,
                keys,
                requests -> requests.requestMatchers(HttpMethod.GET)
                        .authenticated()
                        .anyRequest()
                        .hasAuthority(ApiKey.Scope.OPERATE.name()));
    }
}
