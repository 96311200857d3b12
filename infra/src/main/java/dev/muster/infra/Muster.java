package dev.muster.infra;

import dev.muster.infra.edge.EdgeStack;
import dev.muster.infra.grant.RolesStack;
import dev.muster.infra.network.NetworkStack;
import dev.muster.infra.pipeline.PipelineStack;
import dev.muster.infra.pool.PoolsStack;
import dev.muster.infra.service.Ground;
import dev.muster.infra.service.ServicesStack;
import dev.muster.infra.settings.Context;
import dev.muster.infra.settings.Settings;
import dev.muster.infra.state.StateStack;
import dev.muster.infra.watch.WatchStack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;

/** All stacks of one deployment. */
public final class Muster {
    /** What CloudFormation has no tags for, whatever the CDK says. */
    private static final TagProps UNTAGGED = TagProps.builder()
            .excludeResourceTypes(List.of("AWS::ElasticLoadBalancingV2::ListenerRule", "AWS::CloudWatch::Dashboard"))
            .build();

    /** Where CloudFront looks for certificates and firewalls. */
    private static final String EDGE = "us-east-1";

    private final App app;
    private final Settings settings;
    private final Path root;

    /** @param root of the repository, with the services built */
    public Muster(App app, Path root) {
        this.app = app;
        this.root = root;
        this.settings = Settings.of(new Context(name -> app.getNode().tryGetContext(name)));
    }

    /** @param settings as {@code name=value}, besides the context that the CDK passes on */
    public static void main(String[] settings) {
        App app = new App();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + setting + "': needs name=value");
            }
            app.getNode().setContext(setting.substring(0, equals), setting.substring(equals + 1));
        }
        new Muster(app, Path.of(System.getProperty("muster.root", ""))).build();
        app.synth();
    }

    public void build() {
        Map<String, ServicesStack> services = new LinkedHashMap<>();
        settings.regions().forEach(region -> services.put(region, region(region)));
        new EdgeStack(app, settings.prefix() + "-edge", inRegion(EDGE), settings, services);
        settings.repository()
                .ifPresent(repository ->
                        new PipelineStack(app, settings.prefix() + "-pipeline", inRegion(EDGE), settings, repository));
        Tags.of(app).add("muster", settings.profile(), UNTAGGED);
        Nag.check(app);
    }

    private StackProps inRegion(String region) {
        return StackProps.builder()
                .env(Environment.builder().region(region).build())
                .terminationProtection(settings.scale().keepsData())
                .crossRegionReferences(true)
                .build();
    }

    private ServicesStack region(String region) {
        Function<String, String> id = what -> settings.prefix() + "-" + region + "-" + what;
        StackProps here = inRegion(region);
        NetworkStack network = new NetworkStack(app, id.apply("network"), here, settings);
        StateStack state = new StateStack(app, id.apply("state"), here, settings, region);
        RolesStack roles = new RolesStack(app, id.apply("roles"), here, settings, state);
        Ground ground = new Ground(network, state, roles, root);
        PoolsStack pools = new PoolsStack(app, id.apply("pools"), here, settings, ground);
        ServicesStack services = new ServicesStack(app, id.apply("services"), here, settings, ground);
        services.addStackDependency(pools);
        new WatchStack(app, id.apply("watch"), here, settings, new WatchStack.Parts(state, services));
        return services;
    }
}
