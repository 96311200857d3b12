package dev.muster.gateway;

import dev.muster.gateway.document.ApiDocument;
import dev.muster.gateway.document.RecordSchemas;
import dev.muster.gateway.document.Refusals;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How the API is described, put together. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentWiring {
    @Bean
    RecordSchemas recordSchemas(ObjectMapperProvider json) {
        return new RecordSchemas(json.jsonMapper());
    }

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    @Bean
    ApiDocument apiDocument() {
        return new ApiDocument();
    }

    @Bean
    WebMvcConfigurer page() {
        return new WebMvcConfigurer() {
            @Override
            public void addViewControllers(ViewControllerRegistry views) {
                views.addRedirectViewController("/docs", "/docs/swagger-ui/index.html");
            }
        };
    }
}
