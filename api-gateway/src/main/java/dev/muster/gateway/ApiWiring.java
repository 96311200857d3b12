package dev.muster.gateway;

import dev.muster.access.AccessWiring;
import dev.muster.access.ApiKey;
import dev.muster.access.ApiKeys;
import dev.muster.access.ApiSecurity;
import dev.muster.gateway.backlog.Census;
import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.cancel.CancelRun;
import dev.muster.gateway.deadletter.DeadRuns;
import dev.muster.gateway.deadletter.Redrive;
import dev.muster.gateway.http.Allowance;
import dev.muster.gateway.http.Bodies;
import dev.muster.gateway.http.BodyGate;
import dev.muster.gateway.http.Caller;
import dev.muster.gateway.http.CancelRunController;
import dev.muster.gateway.http.ContainerProblems;
import dev.muster.gateway.http.ErrorPage;
import dev.muster.gateway.http.EventStreams;
import dev.muster.gateway.http.HeaderDeadline;
import dev.muster.gateway.http.HttpSettings;
import dev.muster.gateway.http.InspectRunController;
import dev.muster.gateway.http.ListAgentsController;
import dev.muster.gateway.http.ListDeadLettersController;
import dev.muster.gateway.http.ListRunsController;
import dev.muster.gateway.http.ProblemAdvice;
import dev.muster.gateway.http.RateGate;
import dev.muster.gateway.http.RedriveController;
import dev.muster.gateway.http.ReplayRunController;
import dev.muster.gateway.http.RunPages;
import dev.muster.gateway.http.SubmitBatchController;
import dev.muster.gateway.http.SubmitRunController;
import dev.muster.gateway.http.UploadController;
import dev.muster.gateway.http.WaitPreference;
import dev.muster.gateway.http.WatchRunController;
import dev.muster.gateway.inspect.AwaitEnd;
import dev.muster.gateway.inspect.RunViews;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.gateway.offer.Offers;
import dev.muster.gateway.submit.Intake;
import dev.muster.gateway.submit.Replays;
import dev.muster.gateway.submit.SubmitRun;
import dev.muster.gateway.upload.Uploads;
import dev.muster.gateway.watch.WatchRun;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import dev.muster.run.PayloadStore;
import dev.muster.run.RunEvents;
import dev.muster.run.RunListing;
import dev.muster.run.RunStore;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How the gateway is spoken to, put together. */
@Configuration(proxyBeanMethods = false)
@Import(AccessWiring.class)
class ApiWiring {
    /** How to ask is no secret. */
    private static final String[] DOCUMENT = {"/openapi.json", "/openapi.json/swagger-config", "/docs", "/docs/**"};

    private static final String[] OPERATED = {"/v1/dead-letters", "/v1/dead-letters/**"};

    @Bean
    Bodies bodies(JsonMapper json, GatewaySettings settings) {
        HttpSettings http = settings.http();
        return new Bodies(json, new Bodies.Limits(http.bodyLimit(), http.bodyWithin()), Stopwatch.REAL);
    }

    @Bean
    WebMvcConfigurer interceptors(GatewaySettings settings) {
        HttpSettings http = settings.http();
        BodyGate gate = new BodyGate(http.bodyLimit(), http.bodyMemory());
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RateGate());
                registry.addInterceptor(gate);
            }
        };
    }

    @Bean
    RunViews runViews(Census census, BreakerWatch breakers) {
        return new RunViews(census, breakers);
    }

    @Bean
    SubmitRunController.Answering answering(RunStore runs, RunViews views, GatewaySettings settings) {
        return new SubmitRunController.Answering(
                views,
                new AwaitEnd(runs, Stopwatch.REAL, Pause.REAL),
                new WaitPreference(settings.http().longestWait()));
    }

    @Bean
    SubmitRunController submitController(
            Bodies bodies, Intake intake, SubmitRun submitRun, SubmitRunController.Answering answering) {
        return new SubmitRunController(bodies, intake, submitRun, answering);
    }

    @Bean
    SubmitBatchController batchController(
            Bodies bodies, Intake intake, SubmitRun submitRun, RunViews views, ProblemAdvice problems) {
        return new SubmitBatchController(bodies, intake, submitRun, views, problems);
    }

    @Bean
    UploadController uploadController(Bodies bodies, Uploads uploads, PayloadStore payloads) {
        return new UploadController(bodies, uploads, payloads);
    }

    @Bean
    InspectRunController inspectController(TenantRuns runs, PayloadStore payloads, RunViews views) {
        return new InspectRunController(runs, payloads, views);
    }

    @Bean
    RunPages runPages(RunViews views, InstantSource clock) {
        return new RunPages(views, clock);
    }

    @Bean
    ListRunsController listController(RunListing listing, RunPages pages) {
        return new ListRunsController(listing, pages);
    }

    @Bean
    ReplayRunController replayController(
            TenantRuns runs, Replays replays, SubmitRun submitRun, SubmitRunController.Answering answering) {
        return new ReplayRunController(runs, replays, submitRun, answering);
    }

    @Bean
    ListDeadLettersController deadLettersController(DeadRuns dead, RunPages pages) {
        return new ListDeadLettersController(dead, pages);
    }

    @Bean
    RedriveController.Finding finding(TenantRuns runs, DeadRuns dead, RunPages pages) {
        return new RedriveController.Finding(runs, dead, pages);
    }

    @Bean
    RedriveController redriveController(
            Bodies bodies, RedriveController.Finding finding, Redrive redrive, ProblemAdvice problems) {
        return new RedriveController(bodies, finding, redrive, problems);
    }

    @Bean
    ListAgentsController agentsController(Offers offers) {
        return new ListAgentsController(offers);
    }

    @Bean
    EventStreams eventStreams(WatchRun watchRun, RunViews views, GatewaySettings settings) {
        return new EventStreams(watchRun, views, settings.http().streams());
    }

    @Bean
    WatchRunController watchController(TenantRuns runs, RunEvents events, EventStreams streams) {
        return new WatchRunController(runs, events, streams);
    }

    @Bean
    CancelRunController cancelController(TenantRuns runs, CancelRun cancelRun, RunViews views) {
        return new CancelRunController(runs, cancelRun, views);
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
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> headerDeadline(
            GatewaySettings settings, InstantSource clock) {
        Duration within = settings.http().headerWithin();
        return factory -> {
            factory.setProtocol(HeaderDeadline.class.getName());
            factory.addConnectorCustomizers(
                    connector -> ((HeaderDeadline) connector.getProtocolHandler()).limit(within, clock));
        };
    }

    @Bean
    OpaqueTokenIntrospector keys(GatewaySettings settings) {
        LimitSettings limits = settings.limits();
        return new ApiKeys(settings.keys(), key -> new Caller(key, new Allowance(limits.rate(), limits.burst())));
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ApiSecurity security, OpaqueTokenIntrospector keys) {
        String operate = ApiKey.Scope.OPERATE.name();
        return security.api(
                http,
                keys,
                requests -> requests.requestMatchers(HttpMethod.GET, DOCUMENT)
                        .permitAll()
                        .requestMatchers(OPERATED)
                        .hasAuthority(operate)
                        .requestMatchers(HttpMethod.GET)
                        .authenticated()
                        .requestMatchers(HttpMethod.PUT, "/v1/breakers/**")
                        .hasAuthority(operate)
                        .anyRequest()
                        .hasAuthority(ApiKey.Scope.SUBMIT.name()));
    }
}
