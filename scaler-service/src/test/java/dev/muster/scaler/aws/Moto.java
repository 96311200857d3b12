package dev.muster.scaler.aws;

import dev.muster.testkit.MotoServer;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** Clients of an emulator that launches instances at once, starts no tasks for services, and refuses nothing. */
final class Moto {
    private static boolean warm;

    private Moto() {}

    /** Of the one that all tests share; without it the test is skipped. */
    static synchronized PoolClients clients() {
        PoolClients clients = clients(MotoServer.endpoint("the pools of AWS"));
        if (!warm) {
            warmUp(clients);
            warm = true;
        }
        return clients;
    }

    /** It loads each service with the first request, for longer than a pool waits. */
    private static void warmUp(PoolClients clients) {
        Consumer<AwsRequestOverrideConfiguration.Builder> patiently = all -> all.apiCallTimeout(Duration.ofMinutes(1));
        try (var groups = clients.autoScaling();
                var ecs = clients.ecs();
                var ec2 = clients.ec2()) {
            groups.describeAutoScalingGroups(request -> request.overrideConfiguration(patiently));
            ecs.listClusters(request -> request.overrideConfiguration(patiently));
            ec2.describeSpotPriceHistory(
                    request -> request.overrideConfiguration(patiently).instanceTypes(InstanceType.C6_G_LARGE));
        }
    }

    static PoolClients clients(@Nullable URI endpoint) {
        var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
        return new PoolClients(anybody, Region.US_EAST_1, endpoint);
    }
}
