package dev.muster.gateway.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets in who has a key, and tells everyone else in the same words as the controllers. */
public final class ApiSecurity {
    /** How to ask is no secret. */
    private static final String[] DOCUMENT = {"/openapi.json", "/openapi.json/swagger-config", "/docs", "/docs/**"};

    private static final String[] OPERATED = {"/v1/dead-letters", "/v1/dead-letters/**"};

    private final HandlerExceptionResolver answers;

    public ApiSecurity(HandlerExceptionResolver answers) {
        this.answers = answers;
    }

    /** Nothing is open unless it is named here. */
    public SecurityFilterChain api(HttpSecurity http, OpaqueTokenIntrospector keys) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, DOCUMENT)
                        .permitAll()
                        .requestMatchers(OPERATED)
                        .hasAuthority(ApiKey.Scope.OPERATE.name())
                        .requestMatchers(HttpMethod.GET)
                        .authenticated()
                        .requestMatchers(HttpMethod.PUT, "/v1/breakers/**")
                        .hasAuthority(ApiKey.Scope.OPERATE.name())
                        .anyRequest()
                        .hasAuthority(ApiKey.Scope.SUBMIT.name()))
                .oauth2ResourceServer(server -> server.opaqueToken(token -> token.introspector(keys))
                        .authenticationEntryPoint(unauthenticated())
                        .accessDeniedHandler(forbidden()))
                .build();
    }

    private AuthenticationEntryPoint unauthenticated() {
        AuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            bearer.commence(request, response, failure);
            answer(
                    request,
                    response,
                    ProblemCode.UNAUTHENTICATED,
                    "needs the header Authorization: Bearer with a known key");
        };
    }

    private AccessDeniedHandler forbidden() {
        AccessDeniedHandler bearer = new BearerTokenAccessDeniedHandler();
        return (request, response, denied) -> {
            bearer.handle(request, response, denied);
            answer(request, response, ProblemCode.FORBIDDEN, "this key is not for that");
        };
    }

    /** For addresses that are malformed in a dangerous way. */
    public RequestRejectedHandler rejected() {
        return (request, response, rejected) ->
                answer(request, response, ProblemCode.ADDRESS_MALFORMED, "the address or a header is malformed");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail) {
        answers.resolveException(request, response, null, new Refusal(code, detail));
    }
}
