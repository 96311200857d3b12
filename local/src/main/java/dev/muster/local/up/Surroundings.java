package dev.muster.local.up;

import static java.util.Map.entry;

import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What every service on this machine is told: where the emulators are, and to stay on loopback. */
public final class Surroundings {
    static final String LOOPBACK = "127.0.0.1";
    static final String REGION = "us-east-1";
    /** The emulators take any. */
    static final String CREDENTIAL = "local";

    static final String RUNS_TABLE = "muster-runs";
    static final String WORKERS_TABLE = "muster-workers";
    static final String CONTROL_TABLE = "muster-control";

    private Surroundings() {}

    /** @param inherited of this process; its key and its accounts with AWS go no further */
    public static Map<String, String> of(Home home, Path agents, AwsStatus aws, Map<String, String> inherited) {
        Map<String, String> all = new HashMap<>(inherited);
        all.keySet().removeIf(name -> name.startsWith("AWS_") || name.equals(ApiKey.VARIABLE));
        all.putAll(Map.ofEntries(
                entry("AWS_ENDPOINT_URL_SQS", aws.sqs().toString()),
                entry("AWS_ENDPOINT_URL_DYNAMODB", aws.dynamodb().toString()),
                entry("AWS_REGION", REGION),
                entry("AWS_ACCESS_KEY_ID", CREDENTIAL),
                entry("AWS_SECRET_ACCESS_KEY", CREDENTIAL),
                entry("AWS_EC2_METADATA_DISABLED", "true"),
                entry("SERVER_ADDRESS", LOOPBACK),
                // Not MUSTER_AGENTS_FILE, which would be taken for an agent with the name "file".
                entry("MUSTER_AGENTSFILE", agents.toString()),
                entry("MUSTER_AWS_CREATEMISSING", "true"),
                // The emulators take one write at a time: what waits with them is not answered any sooner.
                entry("MUSTER_AWS_CALLS_CONNECTIONS", "24"),
                entry("MUSTER_AWS_RUNSTABLE", RUNS_TABLE),
                entry("MUSTER_AWS_WORKERSTABLE", WORKERS_TABLE),
                entry("MUSTER_AWS_CONTROLTABLE", CONTROL_TABLE),
                entry("MUSTER_AWS_PAYLOADS", home.payloads().toUri().toString())));
        return all;
    }
}
