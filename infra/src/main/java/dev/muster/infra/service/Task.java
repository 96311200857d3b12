package dev.muster.infra.service;

import dev.muster.infra.settings.Names;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Capability;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A task of one service: ARM, and a root file system that nobody can write.
 *
 * @param cpu in 1/1024 of a processor
 * @param memory in MiB, all of it; what the service reserves is 70 % of it
 * @param stop from SIGTERM to SIGKILL
 */
public record Task(String service, int cpu, int memory, Duration stop, List<Integer> ports, Rights rights) {
    private static final double SOFT_SHARE = 0.7;

    /** What it may do inside its container. */
    public enum Rights {
        /** Nothing that its user may not: nobody's, as the image has it. */
        NONE,
        /** To run others under users of their own, and to end them: of the rights that Docker gives, those that this takes. */
        OF_OTHERS
    }

    private static final Capability[] NOT_FOR_OTHERS = {
        Capability.AUDIT_WRITE,
        Capability.FSETID,
        Capability.MKNOD,
        Capability.NET_BIND_SERVICE,
        Capability.NET_RAW,
        Capability.SETFCAP,
        Capability.SETPCAP,
        Capability.SYS_CHROOT
    };

    public FargateTaskDefinition define(
            Construct scope, Names names, IRole role, ContainerImage image, Running running) {
        FargateTaskDefinition task = FargateTaskDefinition.Builder.create(scope, service + "-task")
                .family(names.service(service))
                .cpu(cpu)
                .memoryLimitMiB(memory)
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(CpuArchitecture.ARM64)
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .build())
                .taskRole(role)
                .volumes(List.of(Volume.builder().name("scratch").build()))
                .build();
        task.addContainer(service, container(scope, image, running))
                .addMountPoints(MountPoint.builder()
                        .containerPath("/tmp")
                        .sourceVolume("scratch")
                        .readOnly(false)
                        .build());
        return task;
    }

    /** With which variables it runs, and where its words go. */
    public record Running(Map<String, String> variables, LogGroup logs) {}

    private ContainerDefinitionOptions container(Construct scope, ContainerImage image, Running running) {
        return ContainerDefinitionOptions.builder()
                .image(image)
                .memoryLimitMiB(memory)
                .memoryReservationMiB((int) (memory * SOFT_SHARE))
                .environment(running.variables())
                .stopTimeout(stop)
                .readonlyRootFilesystem(true)
                .user(rights == Rights.OF_OTHERS ? "0" : null)
                .linuxParameters(linux(scope))
                .portMappings(ports.stream()
                        .map(port -> PortMapping.builder().containerPort(port).build())
                        .toList())
                .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                        .logGroup(running.logs())
                        .streamPrefix(service)
                        .build()))
                .build();
    }

    /** With a first process that waits for orphans: a JVM waits for its own children alone. */
    private LinuxParameters linux(Construct scope) {
        LinuxParameters parameters = LinuxParameters.Builder.create(scope, service + "-linux")
                .initProcessEnabled(true)
                .build();
        switch (rights) {
            case NONE -> parameters.dropCapabilities(Capability.ALL);
            case OF_OTHERS -> parameters.dropCapabilities(NOT_FOR_OTHERS);
        }
        return parameters;
    }
}
