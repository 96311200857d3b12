package dev.muster.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets in who has a key, and tells everyone else in the same words as the controllers. */
public final class ApiSecurity {
    private final HandlerExceptionResolver answers;

    public ApiSecurity(HandlerExceptionResolver answers) {
        this.answers = answers;
    }

    /** What a service opens to whom. */
    @FunctionalInterface
    public interface Rules {
        void open(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests);
    }

    /** Nothing is open unless the rules say so. */
    public SecurityFilterChain api(HttpSecurity http, OpaqueTokenIntrospector keys, Rules rules) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> rules.open(
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()))
                .oauth2ResourceServer(server -> server.opaqueToken(token -> token.introspector(keys))
                        .authenticationEntryPoint(unauthenticated())
                        .accessDeniedHandler(forbidden()))
                .build();
    }

    private AuthenticationEntryPoint unauthenticated() {
        AuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            bearer.commence(request, response, failure);
            String detail = "needs the header Authorization: Bearer with a known key";
            answer(request, response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", detail);
        };
    }

    private AccessDeniedHandler forbidden() {
        AccessDeniedHandler bearer = new BearerTokenAccessDeniedHandler();
        return (request, response, denied) -> {
            bearer.handle(request, response, denied);
            answer(request, response, HttpStatus.FORBIDDEN, "FORBIDDEN", "this key is not for that");
        };
    }

    /** For addresses that are malformed in a dangerous way. */
    public RequestRejectedHandler rejected() {
        String detail = "the address or a header is malformed";
        return (request, response, rejected) ->
                answer(request, response, HttpStatus.BAD_REQUEST, "ADDRESS_MALFORMED", detail);
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        answers.resolveException(request, response, null, new ErrorResponseException(status, problem, null));
    }
}
