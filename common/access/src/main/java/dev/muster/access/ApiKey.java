package dev.muster.access;

import dev.muster.run.Tenant;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A key that opens the API. Its hash is never shown, in case somebody put the key itself there.
 *
 * @param sha256 of the key, in 64 lower-case hex digits
 */
public record ApiKey(
        @DefaultValue("") String sha256,
        @NotNull Tenant tenant,
        @DefaultValue @NotEmpty Set<Scope> scopes) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** What a key may be used for. */
    public enum Scope {
        /** Submit runs and cancel them. */
        SUBMIT,
        /** Change the platform. */
        OPERATE
    }

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    @AssertTrue(message = "sha256 needs the SHA-256 of the key in 64 lower-case hex digits")
    boolean isHashed() {
        return HASH.matcher(sha256).matches();
    }

    /** As {@link ApiSecurity.Rules} ask for them: the names of its scopes. */
    public List<? extends GrantedAuthority> authorities() {
        return scopes.stream()
                .map(scope -> new SimpleGrantedAuthority(scope.name()))
                .toList();
    }

    @Override
    public String toString() {
        return "key of " + tenant + " for " + scopes;
    }
}
