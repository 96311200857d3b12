package dev.muster.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the CDK would deploy: each variant is made once for all tests. */
record Assembly(Path folder) {
    static final Map<String, Map<String, Object>> VARIANTS = Map.of(
            "dev", Map.of(),
            "production",
                    Map.of(
                            "profile", "production",
                            "domain", "runs.example.com",
                            "zone", "example.com",
                            "zoneId", "Z0123",
                            "email", "somebody@example.com",
                            "repository", "somebody/muster",
                            "eksIssuer", "oidc.eks.us-east-1.amazonaws.com/id/AB12",
                            "keys", "acme:submit+operate:" + "0a".repeat(32)),
            "two-regions", Map.of("profile", "production", "regions", "us-east-1,eu-west-1"));

    private static final Map<String, Assembly> MADE = new ConcurrentHashMap<>();

    static Assembly of(String variant) {
        return MADE.computeIfAbsent(variant, Assembly::make);
    }

    private static Assembly make(String variant) {
        try {
            Path folder = Files.createTempDirectory("assembly");
            App app = new App(AppProps.builder()
                    .outdir(folder.resolve("out").toString())
                    .context(VARIANTS.get(variant))
                    .build());
            new Muster(app, repository(folder.resolve("repository"))).build();
            app.synth();
            return new Assembly(folder.resolve("out"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** As much of it as is deployed, in little. */
    private static Path repository(Path root) throws IOException {
        for (String file : List.of(
                "docker/Dockerfile",
                "agents/agents.yaml",
                "worker-service/target/worker-service.jar",
                "worker-service/target/lib/some.jar",
                "infra/target/built")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), file);
        }
        Files.copy(Path.of("../.dockerignore"), root.resolve(".dockerignore"));
        return root;
    }

    List<Path> templates() {
        return files(".template.json");
    }

    List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param stack the last part of its name */
    JsonNode template(String stack) {
        return read(templates().stream()
                .filter(file ->
                        file.toString().matches(".*/muster-[a-z]+(-us-east-1)?-" + stack + "\\.template\\.json"))
                .findFirst()
                .orElseThrow());
    }

    static JsonNode read(Path file) {
        return JsonMapper.shared().readTree(file);
    }

    /** The properties of all resources of a type. */
    List<JsonNode> all(String stack, String type) {
        return template(stack)
                .get("Resources")
                .valueStream()
                .filter(resource -> resource.get("Type").asString().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    JsonNode one(String stack, String type) {
        List<JsonNode> all = all(stack, type);
        if (all.size() != 1) {
            throw new AssertionError(stack + " has " + all.size() + " of " + type);
        }
        return all.getFirst();
    }

    JsonNode named(String stack, String type, String property, String name) {
        return all(stack, type).stream()
                .filter(resource -> resource.path(property).asString("").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(stack + " has no " + type + " " + name));
    }
}
