package dev.muster.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;

/** The rules of AWS Solutions, on every resource. What breaks one is an error, but for what is explained here. */
final class Nag {
    private static final String WILDCARDS = "AwsSolutions-IAM5";

    private static final List<NagPackSuppression> EXPLAINED = List.of(
            but(
                    "AwsSolutions-AS3",
                    "The scaler alone changes these groups. It keeps each change with its reason, and alerts."),
            but("AwsSolutions-EC26", "The launch template encrypts its volume, which this rule does not follow."),
            but("AwsSolutions-ECS2", "Variables name resources and hold hashes of keys; none is a secret."),
            but("AwsSolutions-CFR1", "The API is for clients everywhere; who may use it is a matter of keys."),
            but(
                    "AwsSolutions-CFR4",
                    "Without a domain of one's own CloudFront sets the minimum; with the context domain it is TLS 1.2."),
            but("AwsSolutions-S1", "This is where access is logged."),
            finding(
                    "AwsSolutions-IAM4",
                    "^Policy::arn:.*AWSLambdaBasicExecutionRole$",
                    "The CDK's own function for what CloudFormation cannot say; it may write its log."),
            finding(
                    WILDCARDS,
                    "^Resource::\\*$",
                    "These actions know no resource: looking at groups, prices, prefix lists and tasks (the latter held to the"
                            + " cluster by a condition), metrics (held to their namespace), and the login to ECR."),
            finding(
                    WILDCARDS,
                    "^Resource::arn:aws:iam::.*:role/cdk-.*$",
                    "The roles of the CDK, made by cdk bootstrap, whose names end with account and region."),
            finding(
                    WILDCARDS,
                    "^Resource::<Documents.*\\.Arn>/payloads/\\*$",
                    "The documents of runs: their names are not known before."),
            finding(
                    WILDCARDS,
                    "^Resource::arn:.*:s3:::cdk-.*/\\*\\.zip$",
                    "The worker's files: the name changes with each version."),
            finding(
                    WILDCARDS,
                    "^Resource::arn:aws:autoscaling:.*:autoScalingGroup:\\*:autoScalingGroupName/.*$",
                    "One group by its name: AWS gives the middle of its ARN."),
            finding(
                    WILDCARDS,
                    "^Resource::arn:aws:ecs:.*:task/.*/\\*$",
                    "The tasks of this cluster: their ids are not known before."),
            finding(WILDCARDS, "^Resource::arn:aws:logs:.*:log-group:.*:\\*$", "The streams of one log group."));

    private Nag() {}

    static void check(App app) {
        Stream<Stack> stacks = app.getNode().getChildren().stream()
                .filter(Stack.class::isInstance)
                .map(Stack.class::cast);
        stacks.forEach(stack -> NagSuppressions.addStackSuppressions(stack, EXPLAINED));
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
    }

    private static NagPackSuppression but(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }

    private static NagPackSuppression finding(String rule, String finding, String reason) {
        return NagPackSuppression.builder()
                .id(rule)
                .appliesTo(List.of(
                        RegexAppliesTo.builder().regex("/" + finding + "/").build()))
                .reason(reason)
                .build();
    }
}
