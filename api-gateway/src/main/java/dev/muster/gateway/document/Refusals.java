package dev.muster.gateway.document;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.muster.gateway.http.ProblemCode;
import dev.muster.gateway.http.Refuses;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds to every operation whatever it may answer besides its result. */
public final class Refusals implements OperationCustomizer {
    private static final Map<HttpStatus, String> HEADERS = Map.of(
            HttpStatus.UNAUTHORIZED, "WWW-Authenticate",
            HttpStatus.FORBIDDEN, "WWW-Authenticate",
            HttpStatus.TOO_MANY_REQUESTS, "Retry-After",
            HttpStatus.SERVICE_UNAVAILABLE, "Retry-After");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        List<ProblemCode> own = Stream.of(handler.getBeanType(), handler.getMethod())
                .map(place -> place.getAnnotation(Refuses.class))
                .filter(Objects::nonNull)
                .flatMap(named -> Stream.of(named.value()))
                .toList();
        Set<ProblemCode.Of> kinds = kinds(operation, handler);
        Arrays.stream(ProblemCode.values())
                .filter(code -> kinds.contains(code.operations()) || own.contains(code))
                .collect(groupingBy(ProblemCode::status, TreeMap::new, toList()))
                .forEach((status, codes) ->
                        operation.getResponses().addApiResponse("" + status.value(), response(status, codes)));
        return operation;
    }

    private static Set<ProblemCode.Of> kinds(Operation operation, HandlerMethod handler) {
        boolean reads = AnnotatedElementUtils.hasAnnotation(handler.getMethod(), GetMapping.class);
        boolean takes = operation.getRequestBody() != null;
        boolean fields = takes
                && operation.getRequestBody().getContent().values().stream()
                        .anyMatch(body ->
                                !RecordSchemas.JSON.equals(body.getSchema().get$ref()));
        return Stream.of(ProblemCode.Of.values())
                .filter(kind -> switch (kind) {
                    case ALL -> true;
                    case BODY -> takes;
                    case FIELDS -> fields;
                    case CHANGE -> !reads;
                    case NAMED, OUTSIDE -> false;
                })
                .collect(toSet());
    }

    private static ApiResponse response(HttpStatus status, List<ProblemCode> codes) {
        ApiResponse response = new ApiResponse()
                .description(codes.stream()
                        .map(code -> "`" + code + "`: " + code.meaning())
                        .collect(joining("; ")))
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(problem(codes))));
        if (HEADERS.containsKey(status)) {
            String name = HEADERS.get(status);
            response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
        }
        return response;
    }

    private static Schema<?> problem(List<ProblemCode> codes) {
        JsonSchema code = new JsonSchema();
        codes.forEach(one -> code.addEnumItemObject(one.name()));
        Schema<?> narrowed = new JsonSchema().addProperty("code", code);
        return new JsonSchema().allOf(List.of(new JsonSchema().$ref(RecordSchemas.PROBLEM), narrowed));
    }
}
