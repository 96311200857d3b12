package dev.muster.gateway.http;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads bodies: up to a limit, and as nothing but what they are. */
public final class Bodies {
    private final JsonMapper json;
    private final int limit;

    /** @param json which this makes strict */
    public Bodies(JsonMapper json, DataSize limit) {
        this.json = strict(json.rebuild());
        this.limit = Math.toIntExact(limit.toBytes());
    }

    /** Numbers keep every digit; nothing is converted, ignored or read twice. */
    private static JsonMapper strict(JsonMapper.Builder json) {
        return json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .build();
    }

    /** Never reads more than the limit and one byte, whatever length the client has given. */
    <T> T read(InputStream body, Class<T> type) {
        T value = json.readValue(bytes(body), type);
        if (value == null) {
            throw Refusal.malformed("WRONG_TYPE", "the body needs to be one JSON object");
        }
        return value;
    }

    /** A part of a body, read as strictly. */
    <T> T as(JsonNode part, Class<T> type) {
        if (!part.isObject()) {
            throw Refusal.malformed("WRONG_TYPE", "needs to be one JSON object");
        }
        return json.treeToValue(part, type);
    }

    private byte[] bytes(InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(limit + 1);
        } catch (IOException broken) {
            throw Refusal.malformed("BODY_INCOMPLETE", "the body ended early or came too slowly");
        }
        if (bytes.length > limit) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", "the body has more than " + limit + " bytes");
        }
        return bytes;
    }
}
