package dev.muster.gateway;

import dev.muster.gateway.cancel.CancelRun;
import dev.muster.gateway.http.ApiKeys;
import dev.muster.gateway.http.ApiSecurity;
import dev.muster.gateway.http.Bodies;
import dev.muster.gateway.http.CancelRunController;
import dev.muster.gateway.http.ContainerProblems;
import dev.muster.gateway.http.ErrorPage;
import dev.muster.gateway.http.InspectRunController;
import dev.muster.gateway.http.ListRunsController;
import dev.muster.gateway.http.ProblemAdvice;
import dev.muster.gateway.http.SubmitRunController;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.gateway.submit.Intake;
import dev.muster.gateway.submit.SubmitRun;
import dev.muster.run.PayloadStore;
import dev.muster.run.RunListing;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** How the gateway is spoken to, put together. */
@Configuration(proxyBeanMethods = false)
class ApiWiring {
    @Bean
    Bodies bodies(JsonMapper json, GatewaySettings settings) {
        return new Bodies(json, settings.http().bodyLimit());
    }

    @Bean
    SubmitRunController submitController(Bodies bodies, Intake intake, SubmitRun submitRun, PayloadStore payloads) {
        return new SubmitRunController(bodies, intake, submitRun, payloads);
    }

    @Bean
    InspectRunController inspectController(TenantRuns runs, PayloadStore payloads) {
        return new InspectRunController(runs, payloads);
    }

    @Bean
    ListRunsController listController(RunListing listing, InstantSource clock) {
        return new ListRunsController(listing, clock);
    }

    @Bean
    CancelRunController cancelController(TenantRuns runs, CancelRun cancelRun, PayloadStore payloads) {
        return new CancelRunController(runs, cancelRun, payloads);
    }

    @Bean
    ProblemAdvice problemAdvice(GatewaySettings settings) {
        return new ProblemAdvice(settings.http().retryAfter());
    }

    @Bean
    ErrorPage errorPage() {
        return new ErrorPage();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems(JsonMapper json) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ContainerProblems(json)));
    }

    @Bean
    OpaqueTokenIntrospector keys(GatewaySettings settings) {
        return new ApiKeys(settings.keys());
    }

    @Bean
    ApiSecurity apiSecurity(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        return new ApiSecurity(answers);
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

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ApiSecurity security, OpaqueTokenIntrospector keys) {
        return security.api(http, keys);
    }
}
