package dev.muster.gateway;

import dev.muster.access.ApiKey;
import dev.muster.gateway.breaker.BreakerSettings;
import dev.muster.gateway.http.HttpSettings;
import dev.muster.gateway.recover.RecoverSettings;
import dev.muster.gateway.submit.SubmitSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that can be set about the gateway.
 *
 * @param keys who may ask; without one nothing starts
 */
@Validated
@ConfigurationProperties("muster.gateway")
public record GatewaySettings(
        @DefaultValue
        @NotEmpty(
                message = "needs at least one key: sha256, tenant and scopes (submit, operate); "
                        + "nothing starts without authentication")
        List<@Valid ApiKey> keys,

        @DefaultValue @Valid @NestedConfigurationProperty HttpSettings http,
        @DefaultValue @Valid @NestedConfigurationProperty LimitSettings limits,
        @DefaultValue @Valid @NestedConfigurationProperty SubmitSettings submit,
        @DefaultValue @Valid @NestedConfigurationProperty BreakerSettings breaker,
        @DefaultValue @Valid @NestedConfigurationProperty RecoverSettings recover) {}
