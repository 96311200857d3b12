package dev.muster.eks;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The chart, and what Helm makes of it. Helm's library is there for some platforms only; elsewhere tests are skipped. */
final class Chart {
    private static final Logger LOG = System.getLogger(Chart.class.getName());
    private static final Path VALUES = Path.of("src/test/resources/production.yaml");
    private static final YAMLMapper YAML = new YAMLMapper();

    private Chart() {}

    private static Helm helm() {
        boolean there = isThere();
        if (!there) {
            LOG.log(Level.WARNING, "SKIPPED: there is no Helm for this platform; the chart is not tested");
        }
        assumeThat(there).as("Helm for this platform").isTrue();
        return new Helm(Path.of("muster"));
    }

    private static boolean isThere() {
        try {
            return NativeLibrary.getInstance() != null;
        } catch (IllegalStateException none) {
            return false;
        }
    }

    static LintResult lint() {
        return helm().lint().strict().call();
    }

    /** As production has it, and what is set besides. */
    static List<JsonNode> with(Map<String, ?> settings) {
        TemplateCommand command = helm().template().withValuesFile(VALUES);
        settings.forEach(command::set);
        return objects(command);
    }

    static List<JsonNode> production() {
        return with(Map.of());
    }

    private static List<JsonNode> objects(TemplateCommand command) {
        String text = command.withName("muster")
                .withNamespace("agents")
                .withKubeVersion("1.33.0")
                .call();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode one(List<JsonNode> objects, String kind, String name) {
        return objects.stream()
                .filter(object -> kind.equals(object.path("kind").asText()))
                .filter(object ->
                        name.equals(object.path("metadata").path("name").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The variables of a pod's container, by name; what is not written down is what it comes from. */
    static List<String> variables(JsonNode pod) {
        return each(pod.at("/spec/containers/0/env"))
                .map(one -> one.path("name").asText() + "="
                        + one.path("value")
                                .asText(one.at("/valueFrom/fieldRef/fieldPath").asText()))
                .toList();
    }

    /** What pods are made from. */
    static List<JsonNode> pods(List<JsonNode> objects) {
        return objects.stream()
                .flatMap(object -> Stream.of(object.at("/spec/template"), object.path("template")))
                .filter(pod -> pod.at("/spec/containers").isArray())
                .toList();
    }
}
