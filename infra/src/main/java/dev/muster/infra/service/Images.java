package dev.muster.infra.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ecr.assets.DockerImageAsset;
import software.amazon.awscdk.services.ecr.assets.Platform;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.constructs.Construct;

/**
 * Images of the services. They are made where the CDK deploys from, which has to be ARM as Fargate is here: a start-up cache
 * belongs to one architecture.
 */
public final class Images {
    private static final List<String> SERVICES = List.of("api-gateway", "worker-service", "scaler-service");

    private Images() {}

    /** @param root of the repository, with the service built */
    public static ContainerImage of(Construct scope, Path root, String service) {
        return ContainerImage.fromDockerImageAsset(DockerImageAsset.Builder.create(scope, service + "-image")
                .directory(root.toString())
                .file("docker/Dockerfile")
                .exclude(SERVICES.stream()
                        .filter(other -> !other.equals(service))
                        .toList())
                .buildArgs(Map.of("SERVICE", service))
                .platform(Platform.LINUX_ARM64)
                .build());
    }
}
