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
        String each = Kernel.hasLimits() ? "of each process" : "none";
        return new InForce(
                users.toString(),
                groups,
                Map.of(
                        "memory", grouped ? "of the whole tree" : each,
                        "processes", grouped ? "of the whole tree" : apart ? each.replace("process", "user") : "none",
                        "cpu", grouped ? "weighed" : "none",
                        "disk", "of the working folder, measured every second"));
    }
}
