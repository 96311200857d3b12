package dev.muster.infra.edge;

import dev.muster.infra.network.Domain;
import dev.muster.infra.service.ServicesStack;
import dev.muster.infra.settings.Settings;
import dev.muster.infra.settings.Site;
import dev.muster.infra.state.Buckets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.VpcOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOriginWithEndpointProps;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The one way in. It lies in us-east-1, where CloudFront looks for certificates and firewalls. */
public final class EdgeStack extends Stack {
    /** Longer than the heartbeat of an event stream, and than {@code Prefer: wait} may be. */
    private static final Duration SILENCE = Duration.seconds(60);

    /** @param services of each region, in their order */
    public EdgeStack(
            Construct scope,
            String id,
            @Nullable StackProps props,
            Settings settings,
            Map<String, ServicesStack> services) {
        super(scope, id, props);
        List<IOrigin> origins = services.entrySet().stream()
                .map(one -> origin(one.getKey(), one.getValue(), settings))
                .toList();
        Distribution.Builder distribution = Distribution.Builder.create(this, "Distribution")
                .comment(settings.prefix())
                .defaultBehavior(behavior(origins.getFirst(), Nearest.among(this, settings)))
                .additionalBehaviors(others(origins, settings))
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .priceClass(PriceClass.PRICE_CLASS_ALL)
                .webAclId(Firewall.make(this, settings.prefix()).getAttrArn())
                .enableLogging(true)
                .logBucket(accessLogs(settings))
                .logFilePrefix("edge/");
        Distribution made =
                settings.site().map(site -> named(distribution, site)).orElseGet(distribution::build);
        CfnOutput.Builder.create(this, "Address")
                .value("https://" + settings.site().map(Site::domain).orElseGet(made::getDistributionDomainName))
                .description("Where clients reach Muster")
                .build();
    }

    /** CloudFront writes with an ACL. */
    private Bucket accessLogs(Settings settings) {
        return Buckets.make(this, "AccessLogs", settings, Buckets.ACCESS_LOG_DAYS)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .build();
    }

    private static IOrigin origin(String region, ServicesStack services, Settings settings) {
        boolean isEncrypted = settings.site().isPresent();
        return VpcOrigin.withApplicationLoadBalancer(
                services.balancer(),
                VpcOriginWithEndpointProps.builder()
                        .originId(region)
                        .protocolPolicy(isEncrypted ? OriginProtocolPolicy.HTTPS_ONLY : OriginProtocolPolicy.HTTP_ONLY)
                        .readTimeout(SILENCE)
                        .keepaliveTimeout(SILENCE)
                        .build());
    }

    /** A distribution knows the origins of its paths alone: that of another region needs one, which nobody asks for. */
    private Map<String, BehaviorOptions> others(List<IOrigin> origins, Settings settings) {
        return IntStream.range(1, origins.size())
                .boxed()
                .collect(Collectors.toMap(
                        other -> "/" + settings.regions().get(other) + "/*",
                        other -> behavior(origins.get(other), List.of())));
    }

    private static BehaviorOptions behavior(IOrigin origin, List<FunctionAssociation> functions) {
        return BehaviorOptions.builder()
                .functionAssociations(functions)
                .origin(origin)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_AND_CLOUDFRONT_2022)
                .responseHeadersPolicy(ResponseHeadersPolicy.SECURITY_HEADERS)
                .compress(true)
                .build();
    }

    private Distribution named(Distribution.Builder distribution, Site site) {
        Domain domain = Domain.of(this, site);
        Distribution made = distribution
                .domainNames(List.of(site.domain()))
                .certificate(domain.certificate())
                .build();
        ARecord.Builder.create(this, "Name")
                .zone(domain.zone())
                .recordName(site.domain() + ".")
                .target(RecordTarget.fromAlias(new CloudFrontTarget(made)))
                .build();
        return made;
    }
}
