package dev.muster.infra.pool;

import dev.muster.infra.settings.Packed;
import dev.muster.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.ec2.AmazonLinux2023ImageSsmParameterProps;
import software.amazon.awscdk.services.ec2.AmazonLinuxCpuType;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.IMachineImage;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.LaunchTemplateHttpTokens;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/** An instance with one worker on it, under systemd. */
record WorkerMachine(Settings settings, IRole role, ISecurityGroup guard, Asset files, String logs) {
    private static final int DISK_GB = 30;

    /** Replaced by the type of the offering that is bought. */
    private static final InstanceType ANY = new InstanceType("c6g.xlarge");

    LaunchTemplate template(Construct scope, String name, Map<String, String> variables) {
        return LaunchTemplate.Builder.create(scope, name)
                .launchTemplateName(name)
                .machineImage(image())
                .instanceType(ANY)
                .role(role)
                .securityGroup(guard)
                .userData(userData(variables))
                .httpTokens(LaunchTemplateHttpTokens.REQUIRED)
                .httpPutResponseHopLimit(1)
                .blockDevices(List.of(BlockDevice.builder()
                        .deviceName("/dev/xvda")
                        .volume(BlockDeviceVolume.ebs(
                                DISK_GB,
                                EbsDeviceOptions.builder()
                                        .encrypted(true)
                                        .volumeType(EbsDeviceVolumeType.GP3)
                                        .deleteOnTermination(true)
                                        .build()))
                        .build()))
                .build();
    }

    private IMachineImage image() {
        return settings.workerImage()
                .map(id -> MachineImage.genericLinux(
                        settings.regions().stream().collect(Collectors.toMap(region -> region, region -> id))))
                .orElseGet(() -> MachineImage.latestAmazonLinux2023(AmazonLinux2023ImageSsmParameterProps.builder()
                        .cpuType(AmazonLinuxCpuType.ARM_64)
                        .build()));
    }

    private UserData userData(Map<String, String> variables) {
        UserData data = UserData.forLinux();
        data.addCommands(
                "set -euo pipefail",
                "cat >/root/prepare.sh <<'PREPARE'\n" + Packed.text(WorkerMachine.class, "prepare.sh") + "PREPARE",
                "bash /root/prepare.sh " + files.getS3ObjectUrl() + " " + logs,
                "mkdir -p /etc/muster",
                "cat >/etc/muster/worker.env <<'VARIABLES'\n" + lines(variables) + "VARIABLES",
                Packed.text(WorkerMachine.class, "start.sh"));
        return data;
    }

    private static String lines(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
