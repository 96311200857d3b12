package dev.muster.infra.network;

import dev.muster.infra.settings.Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.Node;

/**
 * The network. Agents call the world, so there is a way out. Stores are reached by gateway endpoints, which are free; an
 * interface endpoint costs as much as 600 GB a month through the way out, which no other service here comes near.
 */
public final class NetworkStack extends Stack {
    private static final String INSIDE = "inside";
    private static final int SUBNET_BITS = 20;
    private static final int OUTSIDE_BITS = 26;

    private final Vpc vpc;
    private final Cluster cluster;

    public NetworkStack(Construct scope, String id, @Nullable StackProps props, Settings settings) {
        super(scope, id, props);
        this.vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr("10.0.0.0/16"))
                .availabilityZones(zones(settings.scale().zones()))
                .natGateways(settings.scale().ways())
                .subnetConfiguration(List.of(
                        subnets("outside", SubnetType.PUBLIC, OUTSIDE_BITS),
                        subnets(INSIDE, SubnetType.PRIVATE_WITH_EGRESS, SUBNET_BITS)))
                .restrictDefaultSecurityGroup(true)
                .build();
        keepLogs(settings);
        vpc.addGatewayEndpoint("S3", free(GatewayVpcEndpointAwsService.S3));
        vpc.addGatewayEndpoint("DynamoDb", free(GatewayVpcEndpointAwsService.DYNAMODB));
        vpc.addFlowLog("Refused", refused(settings));
        this.cluster = Cluster.Builder.create(this, "Cluster")
                .clusterName(settings.prefix())
                .vpc(vpc)
                .containerInsightsV2(ContainerInsights.ENABLED)
                .enableFargateCapacityProviders(true)
                .build();
    }

    /** Of the function that closes the VPC's own security group, which the library makes. */
    private void keepLogs(Settings settings) {
        Node made = getNode()
                .findChild("Custom::VpcRestrictDefaultSGCustomResourceProvider")
                .getNode();
        ((CfnResource) made.findChild("Handler"))
                .addPropertyOverride(
                        "LoggingConfig.LogGroup",
                        logs(this, "ClosingLogs", settings).getLogGroupName());
    }

    /** The first ones of whatever the account has in the region. */
    private static List<String> zones(int count) {
        return IntStream.range(0, count)
                .mapToObj(zone -> Fn.select(zone, Fn.getAzs()))
                .toList();
    }

    private static SubnetConfiguration subnets(String name, SubnetType type, int bits) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(bits)
                .mapPublicIpOnLaunch(type == SubnetType.PUBLIC ? false : null)
                .build();
    }

    private static GatewayVpcEndpointOptions free(GatewayVpcEndpointAwsService service) {
        return GatewayVpcEndpointOptions.builder().service(service).build();
    }

    private FlowLogOptions refused(Settings settings) {
        return FlowLogOptions.builder()
                .trafficType(FlowLogTrafficType.REJECT)
                .destination(FlowLogDestination.toCloudWatchLogs(logs(this, "FlowLogs", settings)))
                .build();
    }

    /** Logs that are kept as long as all others. */
    public static LogGroup logs(Construct scope, String id, Settings settings) {
        return logsCalled(scope, id, settings, null);
    }

    /** The same under a name that others have to know, null for any. */
    public static LogGroup logsCalled(Construct scope, String id, Settings settings, @Nullable String name) {
        return LogGroup.Builder.create(scope, id)
                .logGroupName(name)
                .retention(retention(settings.scale().logDays()))
                .removalPolicy(
                        settings.scale().keepsData() ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY)
                .build();
    }

    private static RetentionDays retention(int days) {
        return switch (days) {
            case 1 -> RetentionDays.ONE_DAY;
            case 3 -> RetentionDays.THREE_DAYS;
            case 5 -> RetentionDays.FIVE_DAYS;
            case 7 -> RetentionDays.ONE_WEEK;
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 60 -> RetentionDays.TWO_MONTHS;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 180 -> RetentionDays.SIX_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            default -> throw new IllegalArgumentException("logs of " + days + " days: there is no such retention");
        };
    }

    public Vpc vpc() {
        return vpc;
    }

    public Cluster cluster() {
        return cluster;
    }

    /** Where everything is that the world does not reach. */
    public static SubnetSelection inside() {
        return SubnetSelection.builder().subnetGroupName(INSIDE).build();
    }
}
