package dev.muster.worker.agent.process.isolate;

import java.util.Map;

/**
 * What this machine allowed, in words.
 *
 * @param limits by what is limited
 */
public record InForce(String users, String groups, Map<String, String> limits) {
    static InForce of(Users users, String groups, boolean grouped) {
        boolean apart = users instanceof Users.Apart;
        return new InForce(
                users.toString(),
                groups,
                Map.of(
                        "memory", grouped ? "of the whole tree" : "of each process",
                        "processes", grouped ? "of the whole tree" : apart ? "of each user" : "none",
                        "cpu", grouped ? "weighed" : "none",
                        "disk", "of the working folder, measured every second"));
    }
}
