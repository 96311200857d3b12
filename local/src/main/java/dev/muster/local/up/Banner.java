package dev.muster.local.up;

import dev.muster.local.control.Status;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;

/** What somebody needs to know who has just brought a platform up. */
final class Banner {
    private Banner() {}

    static String of(Status status, Home home, Plan plan, ApiKey key) {
        return """

                Muster is up: %1$s  (workers: %2$s, slots of each: %3$d)

                  curl -s -H 'Authorization: Bearer %4$s' -H 'Content-Type: application/json' \\
                       -d '{"agent":"wordcount","input":{"text":"to be or not to be"}}' %1$s/v1/runs

                  logs   %5$s
                  look   ./muster ps
                  end    ./muster down
                """.formatted(status.gateway().url(), workers(status, plan), plan.slots(), key.value(), home.logs());
    }

    private static String workers(Status status, Plan plan) {
        int number = status.living().size();
        return plan.workforce().pinned()
                ? "" + number
                : number + ", at most " + plan.workforce().most();
    }
}
