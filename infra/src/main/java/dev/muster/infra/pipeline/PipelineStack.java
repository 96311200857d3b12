package dev.muster.infra.pipeline;

import dev.muster.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.FederatedPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The role that GitHub's workflows of one repository take in the environment of this profile. It may do what the CDK's own
 * roles may, and nothing by itself.
 */
public final class PipelineStack extends Stack {
    private static final String GITHUB = "token.actions.githubusercontent.com";

    /** Deploying all stacks for the first time takes about half of it. */
    private static final Duration LONGEST = Duration.hours(2);

    /** @param repository {@code owner/name} */
    public PipelineStack(Construct scope, String id, @Nullable StackProps props, Settings settings, String repository) {
        super(scope, id, props);
        String provider = "arn:aws:iam::" + getAccount() + ":oidc-provider/" + GITHUB;
        Map<String, Object> condition = Map.of(
                "StringEquals",
                Map.of(
                        GITHUB + ":aud",
                        "sts.amazonaws.com",
                        GITHUB + ":sub",
                        "repo:" + repository + ":environment:" + settings.profile()));
        Role role = Role.Builder.create(this, "Deploy")
                .roleName(settings.prefix() + "-deploy")
                .assumedBy(new FederatedPrincipal(provider, condition, "sts:AssumeRoleWithWebIdentity"))
                .maxSessionDuration(LONGEST)
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(List.of("arn:aws:iam::" + getAccount() + ":role/cdk-hnb659fds-*-role-*"))
                .build());
        CfnOutput.Builder.create(this, "Role")
                .value(role.getRoleArn())
                .description("The role to deploy with in the environment " + settings.profile())
                .build();
    }
}
