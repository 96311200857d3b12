package dev.muster.gateway.document;

import dev.muster.gateway.http.ProblemCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Completes the document with what is the same for all operations. */
public final class ApiDocument implements OpenApiCustomizer {
    private static final String KEY = "key";
    private static final List<String> ALLOWANCE = List.of("RateLimit", "RateLimit-Policy");

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info()
                        .title("Muster")
                        .version("v1")
                        .description("Runs agents at least once and commits the result of each exactly once."))
                .servers(List.of(new Server().url("/")))
                .security(List.of(new SecurityRequirement().addList(KEY)));
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperations().forEach(operation -> complete(operation, path.split("/", 4)[2])));
        Components components = api.getComponents();
        components.addSecuritySchemes(
                KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        components.addSchemas("Problem", problem()).addSchemas("Json", new JsonSchema().description("any JSON"));
        headers(components);
        FieldMeanings.in(components);
    }

    /** In an address nothing is null. */
    private static void complete(Operation operation, String tag) {
        operation.setTags(List.of(tag));
        operation
                .getResponses()
                .values()
                .forEach(answer -> ALLOWANCE.forEach(
                        name -> answer.addHeaderObject(name, new Header().$ref("#/components/headers/" + name))));
        Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .forEach(parameter -> parameter.getSchema().getTypes().remove("null"));
    }

    private static void headers(Components components) {
        components
                .addHeaders("Location", text("where it is").required(true))
                .addHeaders("Idempotent-Replayed", text("`true` where the same request has come before"))
                .addHeaders("Preference-Applied", text("how long the answer waited at most, such as `wait=20`"))
                .addHeaders("WWW-Authenticate", text("RFC 6750").required(true))
                .addHeaders("RateLimit", text("what is left of the key's allowance"))
                .addHeaders("RateLimit-Policy", text("the key's allowance: draft-ietf-httpapi-ratelimit-headers"))
                .addHeaders("Retry-After", header("integer", "seconds").required(true));
    }

    private static Header text(String meaning) {
        return header("string", meaning);
    }

    private static Header header(String type, String meaning) {
        return new Header().description(meaning).schema(typed(type));
    }

    private static Schema<?> problem() {
        JsonSchema code = typed("string");
        Stream.of(ProblemCode.values()).map(ProblemCode::name).forEach(code::addEnumItemObject);
        JsonSchema problem = typed("object");
        List.of("title", "status", "detail", "code").forEach(problem::addRequiredItem);
        return problem.description("What went wrong: RFC 9457, with a stable code.")
                .addProperty("type", typed("string").format("uri-reference"))
                .addProperty("title", typed("string"))
                .addProperty("status", typed("integer"))
                .addProperty("detail", typed("string").description("for people"))
                .addProperty("instance", typed("string").format("uri-reference"))
                .addProperty("code", code.description("for programs"));
    }

    static JsonSchema typed(String type) {
        JsonSchema schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
