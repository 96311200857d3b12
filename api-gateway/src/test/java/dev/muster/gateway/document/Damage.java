package dev.muster.gateway.document;

import dev.muster.gateway.LiveGateway;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes JSON into what is none, or no longer is what it was. */
record Damage(RandomGenerator random) {
    private static final List<String> INSTEAD = List.of(
            "",
            " ",
            "null",
            "[]",
            "\"\"",
            "0",
            "NaN",
            "{",
            "}",
            "{\"agent\"",
            "{'agent':'wordcount'}",
            "\ufeff{}",
            "\u0000",
            "[".repeat(100_000),
            "{\"input\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
            "{\"agent\":\"wordcount\",\"input\":" + "9".repeat(2_000) + "}",
            "{\"agent\":\"wordcount\",\"input\":1e99999999999}",
            "{\"agent\":\"wordcount\",\"agent\":\"wordcount\"}",
            "{\"runs\":[{\"agent\":\"wordcount\",\"agent\":\"wordcount\"}]}",
            "{\"agent\":\"\\ud800\",\"timeout_seconds\":1e9}",
            "{\"agent\":\"wordcount\",\"timeout_seconds\":1e999999999}",
            "{\"agent\":\"wordcount\",\"input\":{\"" + "k".repeat(60_000) + "\":1}}",
            "{\"agent\":\"wordcount\",\"timeout_seconds\":1E+400,\"retry\":{\"multiplier\":-1E-400}}");

    String to(String text) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + (char) random.nextInt(0x500) + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
            case 3 -> text + text;
            case 4 -> " ".repeat(LiveGateway.BODY_LIMIT + 1) + text;
            default -> INSTEAD.get(random.nextInt(INSTEAD.size()));
        };
    }
}
