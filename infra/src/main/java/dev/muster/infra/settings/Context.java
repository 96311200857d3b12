package dev.muster.infra.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was given on the command line of the CDK, {@code -c name=value}, or in cdk.json. */
public record Context(Function<String, @Nullable Object> values) {
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.apply(name)).map(Object::toString).filter(text -> !text.isBlank());
    }

    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .toList();
    }

    /** @throws IllegalArgumentException with the value and the bounds, where it lies outside or is no number */
    public int number(String name, int otherwise, int least, int most) {
        String text = text(name).orElse(Integer.toString(otherwise));
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException told) {
            // below
        }
        throw new IllegalArgumentException(
                name + " '" + text + "': needs a whole number from " + least + " to " + most);
    }

    public String oneOf(String name, String otherwise, List<String> allowed) {
        String value = text(name).orElse(otherwise);
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(name + " '" + value + "': needs one of " + String.join(", ", allowed));
        }
        return value;
    }

    public String matching(String name, String value, String shape) {
        if (!value.matches(shape)) {
            throw new IllegalArgumentException(name + " '" + value + "': needs to match " + shape);
        }
        return value;
    }
}
