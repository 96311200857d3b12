package dev.muster.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every setting of every service and library, from the metadata that they bring, by its environment variable. */
final class KnownSettings {
    private static final Pattern ELEMENT = Pattern.compile("java\\.util\\.(?:List<|Map<.*,)(dev\\.muster\\.[\\w.$]+)>");

    private final Map<String, String> types = new TreeMap<>();

    KnownSettings() {
        try {
            for (URL file : getClass()
                    .getClassLoader()
                    .resources("META-INF/spring-configuration-metadata.json")
                    .toList()) {
                try (InputStream metadata = file.openStream()) {
                    JsonMapper.shared().readTree(metadata).get("properties").forEach(this::add);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(JsonNode property) {
        types.put(
                variable(property.get("name").asString()), property.path("type").asString(""));
    }

    private static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    boolean has(String variable) {
        return types.containsKey(variable)
                || types.entrySet().stream()
                        .filter(setting -> variable.startsWith(setting.getKey() + "_"))
                        .anyMatch(setting -> isElement(
                                setting.getValue(),
                                variable.substring(setting.getKey().length() + 1)));
    }

    /** @param rest index or key, and the name of a component, which may be a list again */
    private static boolean isElement(String type, String rest) {
        Matcher element = ELEMENT.matcher(type);
        String[] parts = rest.split("_", 3);
        if (!element.matches() || parts.length < 2) {
            return false;
        }
        try {
            return Arrays.stream(Class.forName(element.group(1)).getRecordComponents())
                    .anyMatch(component ->
                            component.getName().toUpperCase(Locale.ROOT).equals(parts[1]));
        } catch (ClassNotFoundException unknown) {
            throw new AssertionError(unknown);
        }
    }
}
