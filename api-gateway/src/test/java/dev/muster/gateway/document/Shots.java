package dev.muster.gateway.document;

import dev.muster.gateway.LiveGateway;
import dev.muster.gateway.document.Described.Operation;
import dev.muster.gateway.document.Shot.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes requests up, from the document.
 *
 * @param runs ids of runs that there are
 * @param uploads ids of payloads that there are
 */
record Shots(Described api, List<String> runs, List<String> uploads, RandomGenerator random) {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO");
    private static final List<String> NOWHERE = List.of(
            "/",
            "/v1",
            "/v1/",
            "/v1/runs/",
            "/v2/runs",
            "/v1/runs/a/b/c",
            "/v1/runs//events",
            "/v1/runs/..;/runs",
            "/v1/runs/%2e%2e",
            "/V1/RUNS",
            "/v1/runs.json",
            "/v1/batches/1",
            "/error",
            "/actuator/env",
            "/v3/api-docs",
            "/swagger-ui/index.html",
            "/v1/runs/%00",
            "/v1/runs/a%2Fb",
            "/v1/runs/%ff",
            "/webjars/x",
            "/openapi.json/x");
    private static final List<String> ODD_IDS =
            List.of("0", "x".repeat(32), "X".repeat(32), "0".repeat(33), "é", "%20", "null", "-", "a".repeat(3000));
    private static final List<String> KEYS =
            List.of(LiveGateway.ACME, LiveGateway.OPERATOR, LiveGateway.GLOBEX, "nobody", "a b", "");
    /** Which no other test runs. */
    private static final String AGENT = "answer-after";

    private static final List<String> ACCEPTED =
            List.of("application/json", "*/*", "application/*", "application/json;q=0.1, text/html");
    private static final List<String> NOT_ACCEPTED = List.of(
            "application/problem+json",
            "text/html",
            "application/xml",
            "application/yaml",
            "nonsense",
            "application/json;v=2",
            "text/event-stream",
            "");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "nonsense",
            "application/json;charset=utf-16",
            "application/problem+json",
            "application/json, text/plain",
            "");
    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry("X-HTTP-Method-Override", "DELETE"),
            Map.entry("Content-Encoding", "gzip"),
            Map.entry("Range", "bytes=0-1"),
            Map.entry("If-None-Match", "*"),
            Map.entry("Origin", "http://elsewhere"),
            Map.entry("X-Forwarded-Host", "a b"),
            Map.entry("Accept-Charset", "nonsense"),
            Map.entry("Accept-Language", "*-*-*"),
            Map.entry("Cookie", "a=b; =; ;"),
            Map.entry("traceparent", "00-0-0-00"),
            Map.entry("X-Odd", "\u00e9\u00ff"),
            Map.entry("X-Long", "x".repeat(9_000)));

    Shot next() {
        double kind = random.nextDouble();
        Values values = new Values(api, random, kind < 0.35 ? 0 : kind < 0.7 ? 0.1 : 0.4);
        if (values.chance(0.05)) {
            return elsewhere(values, new Target(values.pick(METHODS), values.pick(NOWHERE)), "");
        }
        List<Operation> taking =
                api.operations().stream().filter(one -> one.body().isObject()).toList();
        Operation operation = values.pick(values.chance(0.4) ? taking : api.operations());
        String address = path(values, operation.path()) + query(values, operation);
        if (values.chance(0.05)) {
            return elsewhere(values, new Target(values.pick(METHODS), address), operation.path());
        }
        return shot(values, operation, address);
    }

    /** Of an operation after all where the document has one. */
    private Shot elsewhere(Values values, Target target, String path) {
        Optional<Operation> operation = api.operation(target.method(), path);
        return new Shot(
                operation,
                target,
                key(values, operation.map(one -> usual(values, one)).orElse(LiveGateway.ACME), new TreeMap<>()),
                values.chance(0.5) ? "{}" : "",
                Optional.empty());
    }

    private Shot shot(Values values, Operation operation, String address) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        boolean plain = values.chance(0.4);
        String usual = usual(values, operation);
        headers.put("Authorization", "Bearer " + usual);
        headers.put("Accept", values.pick(ACCEPTED));
        headers.put("Content-Type", "application/json");
        if (!plain) {
            odd(values, operation, headers);
            key(values, usual, headers);
        }
        boolean takes = operation.body().isObject();
        JsonNode body =
                takes ? values.of(operation.body()) : JsonMapper.shared().nullNode();
        String text = takes ? JsonMapper.shared().writeValueAsString(body) : "";
        String sent = !plain && values.chance(0.4) ? new Damage(random).to(text) : text;
        boolean bodyDecides = plain && takes && address.equals(operation.path().replace("{agent}", AGENT));
        Optional<JsonNode> whole = bodyDecides ? Optional.of(body) : Optional.empty();
        return new Shot(Optional.of(operation), new Target(operation.method(), address), headers, sent, whole);
    }

    private void odd(Values values, Operation operation, Map<String, String> headers) {
        operation
                .parameters("header")
                .filter(parameter -> values.chance(0.5))
                .forEach(parameter ->
                        headers.put(parameter.path("name").asString(), header(parameter(values, parameter))));
        if (values.chance(0.2)) {
            headers.put("Accept", values.pick(NOT_ACCEPTED));
        }
        if (values.chance(0.1)) {
            headers.put("Content-Type", values.pick(TYPES));
        }
        if (values.chance(0.3)) {
            Map.Entry<String, String> header = values.pick(HEADERS);
            headers.put(header.getKey(), header.getValue());
        }
    }

    /** Mostly one that is for the operation. */
    private static String usual(Values values, Operation operation) {
        boolean operates = operation.path().startsWith("/v1/dead-letters")
                || operation.method().equals("PUT");
        return operates && values.chance(0.9) ? LiveGateway.OPERATOR : LiveGateway.ACME;
    }

    private static Map<String, String> key(Values values, String usual, Map<String, String> headers) {
        String key = values.chance(0.8) ? usual : values.pick(KEYS);
        headers.put("Authorization", (values.chance(0.95) ? "Bearer " : "Basic ") + key);
        if (values.chance(0.05)) {
            headers.remove("Authorization");
        }
        return headers;
    }

    private String path(Values values, String template) {
        List<String> known = template.startsWith("/v1/payloads") ? uploads : runs;
        String odd = URLEncoder.encode(values.pick(ODD_IDS), StandardCharsets.UTF_8);
        boolean isKnown = values.chance(0.75);
        return template.replace("{id}", isKnown ? values.pick(known) : odd).replace("{agent}", isKnown ? AGENT : odd);
    }

    private String query(Values values, Operation operation) {
        String query = operation
                .parameters("query")
                .filter(parameter -> values.chance(0.3))
                .map(one -> one.path("name").asString() + "="
                        + URLEncoder.encode(parameter(values, one), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String parameter(Values values, JsonNode parameter) {
        if (parameter.has("example") && !values.chance(values.oddity())) {
            return parameter.path("example").asString();
        }
        return values.of(parameter.path("schema")).asString("[]");
    }

    /** As far as clients can be made to send it. */
    private static String header(String text) {
        return text.replaceAll("[^\\t -~]", "?");
    }
}
