package dev.muster.access;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What services with keys have in common; which of their doors a key opens they say themselves, in a chain of a later order. */
@Configuration(proxyBeanMethods = false)
public class AccessWiring {
    @Bean
    ApiSecurity apiSecurity(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        return new ApiSecurity(answers);
    }

    /** A request is measured once, not again for each filter that looks at it. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RequestRejectedHandler rejected(ApiSecurity security) {
        return security.rejected();
    }

    /** On the management port, which faces no client. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
