package dev.muster.scaler.aws;

import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.scaler.pool.Holding.Shortage.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

/**
 * What an Auto Scaling group tells of its launches, in words for people: <a
 * href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-instancelaunchfailure.html">launch failures</a>.
 * Pure.
 */
final class GroupActivities {
    private static final Pattern LAUNCHED = Pattern.compile("Launching a new EC2 instance: (i-\\w+)");
    private static final Pattern LAUNCH = Pattern.compile("Launching a new EC2 instance");
    private static final Pattern QUOTA =
            Pattern.compile("limit\\s*exceeded|count\\s*exceeded|\\blimit of\\b|\\bquota\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CAPACITY = Pattern.compile(
            "InsufficientInstanceCapacity|UnfulfillableCapacity|sufficient .*capacity|no Spot capacity");
    private static final Pattern TYPE = Pattern.compile("sufficient (\\w+\\.[\\w-]+) capacity");
    private static final Pattern ZONE = Pattern.compile("\\b([a-z]{2}(?:-[a-z]+)+-\\d[a-z])\\b");

    private GroupActivities() {}

    /** When each instance was asked for, by its id. */
    static Map<String, Instant> launches(List<Activity> activities) {
        return activities.stream()
                .filter(activity -> find(LAUNCHED, activity.description()).isPresent())
                .collect(Collectors.toMap(
                        activity -> find(LAUNCHED, activity.description()).orElseThrow(),
                        Activity::startTime,
                        (newer, older) -> newer));
    }

    /** @param activities the newest first */
    static Stream<Shortage> refusals(List<Activity> activities) {
        return activities.stream().flatMap(activity -> refusal(activity).stream());
    }

    private static Optional<Shortage> refusal(Activity activity) {
        String message = Optional.ofNullable(activity.statusMessage()).orElse("");
        return kind(activity, message)
                .map(kind -> new Shortage(kind, offering(activity, message), ended(activity), message));
    }

    /** A launch that failed for whatever else may succeed elsewhere; one that was called off was not refused. */
    private static Optional<Kind> kind(Activity activity, String message) {
        boolean failed = activity.statusCode() == ScalingActivityStatusCode.FAILED;
        boolean ended = failed || activity.statusCode() == ScalingActivityStatusCode.CANCELLED;
        if (!ended || !LAUNCH.matcher(activity.description()).lookingAt()) {
            return Optional.empty();
        }
        if (QUOTA.matcher(message).find()) {
            return Optional.of(Kind.QUOTA);
        }
        return failed || CAPACITY.matcher(message).find() ? Optional.of(Kind.CAPACITY) : Optional.empty();
    }

    private static Instant ended(Activity activity) {
        return activity.endTime() == null ? activity.startTime() : activity.endTime();
    }

    /** The zone may be in the details alone, and a Spot request for many types names none. */
    private static String offering(Activity activity, String message) {
        Optional<String> zone = find(ZONE, message)
                .or(() -> Optional.ofNullable(activity.details()).flatMap(all -> find(ZONE, all)));
        String offering =
                Stream.concat(find(TYPE, message).stream(), zone.stream()).collect(Collectors.joining(" "));
        return offering.isEmpty() ? activity.autoScalingGroupName() : offering;
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
