package dev.muster.gateway.offence;

import org.jspecify.annotations.Nullable;

public record ReadsConfiguration(@Nullable String value) {
    public static ReadsConfiguration read() {
        return new ReadsConfiguration(System.getenv("MUSTER_ANYTHING"));
    }
}
