package dev.muster.gateway.http;

import dev.muster.run.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/** Who asks. */
record Caller(Tenant tenant, Set<ApiKey.Scope> scopes, Allowance allowance) implements OAuth2AuthenticatedPrincipal {
    @Override
    public String getName() {
        return tenant.name();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of("tenant", tenant);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return scopes.stream()
                .map(scope -> new SimpleGrantedAuthority(scope.name()))
                .toList();
    }
}
