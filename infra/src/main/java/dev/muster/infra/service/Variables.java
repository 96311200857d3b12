package dev.muster.infra.service;

import dev.muster.infra.settings.Names;
import dev.muster.infra.state.StateStack;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables that every service has, by which it finds what is kept. */
public final class Variables {
    private Variables() {}

    public static Map<String, String> common(StateStack state, Names names) {
        Map<String, String> all = new TreeMap<>();
        all.put("SPRING_PROFILES_ACTIVE", "aws");
        all.put("AWS_REGION", names.region());
        all.put("MUSTER_AWS_QUEUE", names.queue());
        all.put("MUSTER_AWS_RUNSTABLE", names.table("runs"));
        all.put("MUSTER_AWS_EVENTSTABLE", names.table("run-events"));
        all.put("MUSTER_AWS_WORKERSTABLE", names.table("workers"));
        all.put("MUSTER_AWS_CONTROLTABLE", names.table("control"));
        all.put("MUSTER_AWS_PAYLOADS", "s3://" + state.documents().getBucketName() + "/payloads");
        all.put("MUSTER_AWS_ALERTSTOPIC", state.alarms().getTopicArn());
        all.put("MUSTER_AWS_CREATEMISSING", "false");
        return all;
    }
}
