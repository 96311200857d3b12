package dev.muster.gateway.http;

import dev.muster.access.ApiKey;
import dev.muster.run.Tenant;
import java.util.Collection;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/** Who asks. */
public record Caller(ApiKey key, Allowance allowance) implements OAuth2AuthenticatedPrincipal {
    Tenant tenant() {
        return key.tenant();
    }

    @Override
    public String getName() {
        return tenant().name();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of("tenant", tenant());
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return key.authorities();
    }
}
