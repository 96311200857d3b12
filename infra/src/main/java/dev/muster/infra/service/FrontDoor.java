package dev.muster.infra.service;

import dev.muster.infra.network.Domain;
import dev.muster.infra.network.NetworkStack;
import dev.muster.infra.network.SdkCall;
import dev.muster.infra.settings.Settings;
import dev.muster.infra.settings.Site;
import dev.muster.infra.state.StateStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddApplicationTargetGroupsProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/** The load balancer inside the network, which CloudFront alone reaches. */
final class FrontDoor {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** Longer than a client may wait for the end of a run, and than an event stream is silent. */
    private static final Duration IDLE = Duration.seconds(120);

    private final Construct scope;
    private final NetworkStack network;
    private final ApplicationLoadBalancer balancer;
    private final ApplicationListener listener;

    FrontDoor(Construct scope, NetworkStack network, StateStack state, Settings settings) {
        this.scope = scope;
        this.network = network;
        int port = settings.site().isPresent() ? HTTPS : HTTP;
        SecurityGroup guard = SecurityGroup.Builder.create(scope, "Door")
                .vpc(network.vpc())
                .description("The load balancer: CloudFront in, services out")
                .allowAllOutbound(false)
                .build();
        guard.addIngressRule(Peer.prefixList(cloudFront(settings)), Port.tcp(port), "CloudFront");
        this.balancer = ApplicationLoadBalancer.Builder.create(scope, "Balancer")
                .vpc(network.vpc())
                .vpcSubnets(NetworkStack.inside())
                .internetFacing(false)
                .securityGroup(guard)
                .idleTimeout(IDLE)
                .dropInvalidHeaderFields(true)
                .deletionProtection(settings.scale().keepsData())
                .build();
        balancer.logAccessLogs(state.accessLogs(), "balancer");
        this.listener = settings.site().map(this::encrypted).orElseGet(this::plain);
    }

    /** CloudFront's addresses are a list whose id differs by region. */
    private String cloudFront(Settings settings) {
        Map<String, ?> name =
                Map.of("Name", "prefix-list-name", "Values", List.of("com.amazonaws.global.cloudfront.origin-facing"));
        return new SdkCall("ec2", "DescribeManagedPrefixLists", Map.of("Filters", List.of(name)))
                .in(scope, "CloudFrontAddresses", settings, List.of("*"))
                .getResponseField("PrefixLists.0.PrefixListId");
    }

    private ApplicationListener encrypted(Site site) {
        ListenerCertificate certificate = ListenerCertificate.fromCertificateManager(
                Domain.of(scope, site).certificate());
        return listener(HTTPS, ApplicationProtocol.HTTPS, Optional.of(certificate));
    }

    /** Without a name there is no certificate; the way from CloudFront lies inside the network. */
    private ApplicationListener plain() {
        return listener(HTTP, ApplicationProtocol.HTTP, Optional.empty());
    }

    private ApplicationListener listener(
            int port, ApplicationProtocol protocol, Optional<ListenerCertificate> certificate) {
        ApplicationListener.Builder made = ApplicationListener.Builder.create(scope, "Listener")
                .loadBalancer(balancer)
                .port(port)
                .protocol(protocol)
                .open(false)
                .defaultAction(ListenerAction.fixedResponse(404));
        certificate.ifPresent(one -> made.certificates(List.of(one)).sslPolicy(SslPolicy.TLS13_RES));
        return made.build();
    }

    /** Where requests for some paths go, once those behind it say that they are ready. */
    record Room(String name, int port, int management, int priority, List<String> paths) {}

    /** To those that are ready: the load balancer asks them on their management port. */
    void lead(FargateService service, Room room) {
        service.attachToApplicationTargetGroup(open(room));
        List.of(room.port(), room.management())
                .forEach(port -> service.getConnections().allowFrom(balancer, Port.tcp(port), "The load balancer"));
    }

    private ApplicationTargetGroup open(Room room) {
        ApplicationTargetGroup targets = ApplicationTargetGroup.Builder.create(scope, room.name() + "-targets")
                .vpc(network.vpc())
                .port(room.port())
                .protocol(ApplicationProtocol.HTTP)
                .targetType(TargetType.IP)
                .deregistrationDelay(Duration.seconds(30))
                .healthCheck(HealthCheck.builder()
                        .path("/actuator/health/readiness")
                        .port(Integer.toString(room.management()))
                        .interval(Duration.seconds(10))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build())
                .build();
        listener.addTargetGroups(
                room.name(),
                AddApplicationTargetGroupsProps.builder()
                        .priority(room.priority())
                        .conditions(List.of(ListenerCondition.pathPatterns(room.paths())))
                        .targetGroups(List.of(targets))
                        .build());
        return targets;
    }

    ApplicationLoadBalancer balancer() {
        return balancer;
    }
}
