package dev.muster.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** How the world reaches it, and what it tells the world. */
@ExtendWith(NeedsNode.class)
class OutsideTest {
    private final Assembly production = Assembly.of("production");

    @Test
    void theGatewayIsReachedThroughCloudFrontAlone() {
        JsonNode balancer = production.one("services", "AWS::ElasticLoadBalancingV2::LoadBalancer");
        assertThat(balancer.get("Scheme").asString()).isEqualTo("internal");
        JsonNode distribution =
                production.one("edge", "AWS::CloudFront::Distribution").get("DistributionConfig");
        assertThat(distribution.at("/DefaultCacheBehavior/ViewerProtocolPolicy").asString())
                .isEqualTo("https-only");
        assertThat(distribution.at("/Origins/0").has("VpcOriginConfig")).isTrue();
        assertThat(distribution.get("WebACLId").isMissingNode()).isFalse();
        assertThat(production
                        .one("edge", "AWS::CloudFront::VpcOrigin")
                        .at("/VpcOriginEndpointConfig/OriginProtocolPolicy")
                        .asString())
                .isEqualTo("https-only");
        assertThat(production
                        .one("edge", "AWS::WAFv2::WebACL")
                        .get("Rules")
                        .valueStream()
                        .filter(rule -> rule.at("/Statement/RateBasedStatement").isObject()))
                .hasSize(2);
    }

    @Test
    void theGatewayGrowsByItself() {
        JsonNode target = production.one("services", "AWS::ApplicationAutoScaling::ScalableTarget");
        assertThat(target.get("MinCapacity").asInt()).isEqualTo(3);
        assertThat(target.get("MaxCapacity").asInt()).isEqualTo(12);
    }

    @Test
    void theLoadBalancerMayReachWhatItAsksForHealth() {
        Set<Integer> asked = production.all("services", "AWS::ElasticLoadBalancingV2::TargetGroup").stream()
                .flatMap(targets -> Stream.of(
                        targets.get("Port").asInt(),
                        Integer.valueOf(targets.get("HealthCheckPort").asString())))
                .collect(Collectors.toSet());
        assertThat(asked).containsExactlyInAnyOrder(8080, 8081, 8082, 8084);
        assertThat(production.all("services", "AWS::EC2::SecurityGroupEgress").stream()
                        .map(rule -> rule.get("FromPort").asInt()))
                .containsAll(asked);
        assertThat(production.all("services", "AWS::EC2::SecurityGroupIngress").stream()
                        .map(rule -> rule.get("FromPort").asInt()))
                .containsAll(asked);
    }

    @Test
    void noVersionUndoesWhatLoadHasAdded() {
        JsonNode gateway =
                production.named("services", "AWS::ECS::Service", "ServiceName", "muster-production-gateway");
        assertThat(gateway.has("DesiredCount")).isFalse();
        assertThat(production.all("pools", "AWS::ECS::Service")).noneMatch(workers -> workers.has("DesiredCount"));
    }

    @Test
    void thereIsAnAlarmForAllThatOperatorsAnswer() {
        assertThat(production.all("watch", "AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.get("AlarmName").asString())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "muster-production-oldest-wait",
                        "muster-production-scaler-silent",
                        "muster-production-dead-letters",
                        "muster-production-breaker-open",
                        "muster-production-spend",
                        "muster-production-error-rate"));
    }

    @Test
    void regionsShareNoNameThatAnAccountHasOnce() {
        Assembly two = Assembly.of("two-regions");
        List<String> names = two.templates().stream()
                .map(Assembly::read)
                .flatMap(template -> template.get("Resources").valueStream())
                .map(resource -> resource.path("Properties"))
                .flatMap(properties -> Stream.of("RoleName", "DashboardName")
                        .map(name -> properties.path(name).asString("")))
                .filter(name -> !name.isEmpty())
                .toList();
        assertThat(names).hasSizeGreaterThan(8).doesNotHaveDuplicates();
    }
}
