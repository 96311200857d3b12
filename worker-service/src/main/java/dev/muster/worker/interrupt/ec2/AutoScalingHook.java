package dev.muster.worker.interrupt.ec2;

import dev.muster.worker.interrupt.Departure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/**
 * The lifecycle hook by which an Auto Scaling group waits for its machines to end their work.
 *
 * @param group the group's name
 * @param hook the hook's name
 */
public record AutoScalingHook(AutoScalingClient client, String group, String hook) implements Departure.LifecycleHook {
    private static final Logger LOG = System.getLogger(AutoScalingHook.class.getName());

    /** Where this fails, the machine ends once the hook has timed out. */
    @Override
    public void complete(String instance) {
        try {
            client.completeLifecycleAction(action -> action.autoScalingGroupName(group)
                    .lifecycleHookName(hook)
                    .instanceId(instance)
                    .lifecycleActionResult("CONTINUE"));
        } catch (SdkException failed) {
            LOG.log(Level.WARNING, "Auto Scaling waits on for " + instance, failed);
        }
    }
}
