package dev.muster.infra.network;

import dev.muster.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.customresources.SdkCallsPolicyOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** A call to AWS for what CloudFormation cannot say: made when its stack is made, and when the call changes. */
public record SdkCall(String service, String action, Map<String, ?> parameters) {
    private static final String LOGS = "CallLogs";

    /** @param resources that it may be made on */
    public AwsCustomResource in(Construct scope, String id, Settings settings, List<String> resources) {
        AwsSdkCall call = AwsSdkCall.builder()
                .service(service)
                .action(action)
                .parameters(parameters)
                .physicalResourceId(PhysicalResourceId.of(id))
                .build();
        return AwsCustomResource.Builder.create(scope, id)
                .onUpdate(call)
                .installLatestAwsSdk(false)
                .logGroup(logs(Stack.of(scope), settings))
                .policy(AwsCustomResourcePolicy.fromSdkCalls(
                        SdkCallsPolicyOptions.builder().resources(resources).build()))
                .build();
    }

    /** All calls of a stack are made by one function. */
    private static LogGroup logs(Stack stack, Settings settings) {
        return stack.getNode().tryFindChild(LOGS) instanceof LogGroup logs
                ? logs
                : NetworkStack.logs(stack, LOGS, settings);
    }
}
