package dev.muster.gateway.http;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells what is wrong with a body in the client's words, without a name of a class. */
final class JsonProblem {
    private static final Map<Class<?>, String> WORDS = Map.of(
            String.class, "a text",
            Long.class, "a whole number",
            Integer.class, "a whole number",
            Double.class, "a number",
            Boolean.class, "true or false");

    /** Where something began, in words for those who see the parser's source. */
    private static final Pattern INSIDE = Pattern.compile(" \\([^(]*\\[Source: .*]\\)");

    /** Where a limit is set, in words for those who see the parser's source. */
    private static final Pattern SETTING = Pattern.compile(", from `[^`]*`");

    private JsonProblem() {}

    static ProblemDetail of(JacksonException wrong) {
        return switch (wrong) {
            case StreamConstraintsException limit ->
                Problem.of(
                        ProblemCode.JSON_LIMIT_EXCEEDED,
                        SETTING.matcher(limit.getOriginalMessage()).replaceAll("") + at(limit));
            case UnrecognizedPropertyException unknown -> Problem.of(ProblemCode.UNKNOWN_FIELD, unknown(unknown));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                Problem.of(ProblemCode.WRONG_TYPE, path(mismatch) + ": needs " + word(mismatch.getTargetType()));
            case MismatchedInputException mismatch ->
                Problem.of(ProblemCode.WRONG_TYPE, "the body needs to be one JSON object");
            case InputCoercionException tooLarge -> Problem.of(ProblemCode.OUT_OF_RANGE, tooLarge.getOriginalMessage());
            default ->
                Problem.of(
                        ProblemCode.MALFORMED_JSON,
                        INSIDE.matcher(wrong.getOriginalMessage()).replaceAll("") + at(wrong));
        };
    }

    private static String unknown(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        String names = known == null
                ? ""
                : "; known are "
                        + new TreeSet<>(known.stream().map(String::valueOf).toList())
                                .stream().collect(Collectors.joining(", "));
        return path(unknown) + ": there is no such field" + names;
    }

    /** Such as {@code retry.max_attempts} or {@code tags[1]}. */
    private static String path(JacksonException wrong) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : wrong.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String word(@Nullable Class<?> type) {
        return type == null || !WORDS.containsKey(type) ? container(type) : WORDS.get(type);
    }

    private static String container(@Nullable Class<?> type) {
        return type != null && Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String at(JacksonException wrong) {
        return wrong.getLocation() == null
                ? ""
                : " at line " + wrong.getLocation().getLineNr() + ", column "
                        + wrong.getLocation().getColumnNr();
    }
}
