package dev.muster.gateway.submit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 of a request in canonical form: keys sorted, and what is absent left out, so that a new field changes no old one. */
final class Fingerprint {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .changeDefaultPropertyInclusion(absent -> absent.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Fingerprint() {}

    static String of(SubmitRequest request) {
        return DigestUtils.sha256Hex(CANONICAL.writeValueAsBytes(request));
    }
}
