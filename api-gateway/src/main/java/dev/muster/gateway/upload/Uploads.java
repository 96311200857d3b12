package dev.muster.gateway.upload;

import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.Tenant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/** The uploads of all tenants. One is named after its content, so that the same is kept once, and none ever changes. */
public final class Uploads {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final PayloadStore payloads;

    public Uploads(PayloadStore payloads) {
        this.payloads = payloads;
    }

    /** @return its id: the SHA-256 of its bytes */
    public String keep(Tenant tenant, byte[] json) {
        String id = DigestUtils.sha256Hex(json);
        payloads.put(key(tenant, id), json);
        return id;
    }

    public Optional<Payload.Stored> find(Tenant tenant, String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        String key = key(tenant, id);
        return payloads.length(key).stream()
                .mapToObj(bytes -> new Payload.Stored(key, bytes))
                .findFirst();
    }

    private static String key(Tenant tenant, String id) {
        return "uploads/" + tenant + "/" + id;
    }
}
