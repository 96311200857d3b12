package dev.muster.gateway;

import dev.muster.aws.ServiceOnAws;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Starts the gateway, as set in gateway.yaml and the environment. */
@ServiceOnAws
@Import({GatewayWiring.class, BreakerWiring.class, ApiWiring.class, ApiDocumentWiring.class})
public class GatewayApplication {
    public static void main(String[] args) {
        application().run(args);
    }

    /** Has a file name of its own for its settings, so that services can share a class path. */
    static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(GatewayApplication.class).properties("spring.config.name=gateway");
    }
}
