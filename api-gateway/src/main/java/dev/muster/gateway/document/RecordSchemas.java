package dev.muster.gateway.document;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/** Schemas as the records of the code have them: what may be null says so, and what may not is always there. */
public final class RecordSchemas extends ModelResolver {
    static final String JSON = "#/components/schemas/Json";
    static final String PROBLEM = "#/components/schemas/Problem";
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    public RecordSchemas(ObjectMapper json) {
        super(json.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
        setOpenapi31(true);
    }

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Class<?> raw = _mapper.constructType(type.getType()).getRawClass();
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new JsonSchema().$ref(JSON);
        }
        if (raw.isEnum()) {
            JsonSchema names = ApiDocument.typed("string");
            FieldMeanings.names((Enum<?>[]) raw.getEnumConstants()).forEach(names::addEnumItemObject);
            return names;
        }
        if (raw == ProblemDetail.class) {
            return new JsonSchema().$ref(PROBLEM);
        }
        Schema<?> schema = super.resolve(type, context, next);
        if (raw.isRecord() && schema != null) {
            describe(raw, model(schema, context));
        }
        return schema;
    }

    private static Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        String ref = schema.get$ref();
        return ref == null
                ? schema
                : Objects.requireNonNull(context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1)), ref);
    }

    private static void describe(Class<?> type, Schema<?> model) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = NAMES.translate(component.getName());
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describe(component.getType(), model);
            } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().compute(name, (same, field) -> orNull(component, field));
            } else {
                model.getProperties().compute(name, (same, field) -> field(component, field));
                model.addRequiredItem(name);
            }
        }
    }

    private static Schema<?> field(RecordComponent component, Schema<?> field) {
        return component.getAccessor().isAnnotationPresent(JsonRawValue.class) ? new JsonSchema() : field;
    }

    private static Schema<?> orNull(RecordComponent component, Schema<?> resolved) {
        Schema<?> field = field(component, resolved);
        if (field.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(field, ApiDocument.typed("null")));
        }
        if (field.getTypes() != null) {
            field.addType("null");
        }
        return field;
    }
}
