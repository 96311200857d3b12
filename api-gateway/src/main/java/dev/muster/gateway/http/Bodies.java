package dev.muster.gateway.http;

import com.fasterxml.jackson.annotation.Nulls;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
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
    private static final int CHUNK = 8192;

    /** A document that is not kept as a tree may have as many tokens as its bytes can hold. */
    private static final long ANY = Long.MAX_VALUE;

    private final JsonMapper json;
    private final JsonFactory documents;
    private final Limits limits;
    private final Stopwatch stopwatch;

    /**
     * @param bytes of a body that is read as fields
     * @param within how long all of a body may take to come
     */
    public record Limits(DataSize bytes, Duration within) {}

    /** @param json which this makes strict */
    public Bodies(JsonMapper json, Limits limits, Stopwatch stopwatch) {
        this.json = strict(json.rebuild());
        this.documents = JsonFactory.builder()
                .streamReadConstraints(json.tokenStreamFactory()
                        .streamReadConstraints()
                        .rebuild()
                        .maxTokenCount(ANY)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.limits = limits;
        this.stopwatch = stopwatch;
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
                .withCoercionConfigDefaults(all -> all.setAcceptBlankAsEmpty(true)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
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
        T value = json.readValue(bytes(body, Math.toIntExact(limits.bytes().toBytes())), type);
        if (value == null) {
            throw new Refusal(ProblemCode.WRONG_TYPE, "the body needs to be one JSON object");
        }
        return value;
    }

    /** A body that is one document of any kind, checked and left as it is. */
    byte[] document(InputStream body) {
        byte[] bytes = bytes(body, Payload.LARGEST);
        try (JsonParser parser = documents.createParser(ObjectReadContext.empty(), text(bytes))) {
            if (parser.nextToken() == null) {
                throw new Refusal(ProblemCode.MALFORMED_JSON, "the body is empty: needs one JSON document");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new Refusal(ProblemCode.MALFORMED_JSON, "the body has more than one JSON document");
            }
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new Refusal(ProblemCode.MALFORMED_JSON, "the body is not in UTF-8");
        }
    }

    /** A part of a body, read as strictly. */
    <T> T as(JsonNode part, Class<T> type) {
        if (!part.isObject()) {
            throw new Refusal(ProblemCode.WRONG_TYPE, "needs to be one JSON object");
        }
        return json.treeToValue(part, type);
    }

    private byte[] bytes(InputStream body, int limit) {
        var bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        Duration deadline = stopwatch.elapsed().plus(limits.within());
        for (int read = read(body, chunk); read >= 0; read = read(body, chunk)) {
            bytes.write(chunk, 0, read);
            if (bytes.size() > limit) {
                throw Refusal.tooLarge(limit);
            }
            if (stopwatch.elapsed().compareTo(deadline) > 0) {
                throw incomplete();
            }
        }
        return bytes.toByteArray();
    }

    private static int read(InputStream body, byte[] chunk) {
        try {
            return body.read(chunk);
        } catch (IOException broken) {
            throw incomplete();
        }
    }

    private static Refusal incomplete() {
        return new Refusal(ProblemCode.BODY_INCOMPLETE, "the body ended early or came too slowly");
    }
}
