package dev.muster.simulation.price;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.muster.simulation.terminal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Prices as YAML. A field that is unknown, missing or there twice is refused: a misspelt price would count for nothing. */
final class PriceFile {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .changeDefaultNullHandling(nulls -> JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .build();

    /** What Jackson tells to programmers, after what is wrong. */
    private static final Pattern ADVICE = Pattern.compile("[;\n].*", Pattern.DOTALL);

    private PriceFile() {}

    static Prices standard() {
        try (InputStream text = Objects.requireNonNull(PriceFile.class.getResourceAsStream("prices.yaml"))) {
            return parsed("prices.yaml", text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Prices read(Path file) {
        try (InputStream text = Files.newInputStream(file)) {
            return parsed(file.toString(), text);
        } catch (IOException unreadable) {
            throw new Refusal("--prices " + file + ": no such file that can be read");
        }
    }

    private static Prices parsed(String name, InputStream text) {
        try {
            return MAPPER.readValue(text, Prices.class);
        } catch (JacksonException wrong) {
            throw new Refusal(name + where(wrong) + ": " + why(wrong));
        }
    }

    private static String where(JacksonException wrong) {
        String line = wrong.getLocation() == null
                ? ""
                : ", line " + wrong.getLocation().getLineNr();
        String path = wrong.getPath().stream().map(PriceFile::step).collect(Collectors.joining());
        return line + (path.isEmpty() ? "" : ", " + path.substring(path.startsWith(".") ? 1 : 0));
    }

    private static String step(Reference reference) {
        return reference.getPropertyName() == null
                ? "[" + reference.getIndex() + "]"
                : "." + reference.getPropertyName();
    }

    private static @Nullable String why(JacksonException wrong) {
        return wrong.getCause() instanceof Refusal refusal
                ? refusal.getMessage()
                : ADVICE.matcher(wrong.getOriginalMessage()).replaceAll("");
    }
}
