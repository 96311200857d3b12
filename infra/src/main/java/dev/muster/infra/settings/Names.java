package dev.muster.infra.settings;

/** What is called how, where another stack or service has to know it before it is there. */
public record Names(String prefix, String region) {
    public static Names of(Settings settings, String region) {
        return new Names(settings.prefix(), region);
    }

    public String queue() {
        return prefix + "-runs";
    }

    /** Unlike in each region: copies of a table lie beside the tables of their region. */
    public String table(String what) {
        return prefix + "-" + region + "-" + what;
    }

    /** Roles belong to no region. */
    public String role(String service) {
        return prefix + "-" + region + "-" + service;
    }

    public String cluster() {
        return prefix;
    }

    /** @param pool spot or on-demand */
    public String group(String pool) {
        return prefix + "-" + pool;
    }

    /** The middle of it is given by AWS. */
    public String groupArn(String pool, String account) {
        return "arn:aws:autoscaling:" + region + ":" + account + ":autoScalingGroup:*:autoScalingGroupName/"
                + group(pool);
    }

    /** @param what gateway, scaler, or a service of workers: burst and its fallback */
    public String service(String what) {
        return prefix + "-" + what;
    }

    /** Logs of workers, who outlive the stack that they came from. */
    public String workerLogs() {
        return "/" + prefix + "/worker";
    }

    /** The namespace of metrics. */
    public String metrics() {
        return prefix;
    }
}
