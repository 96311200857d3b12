package dev.muster.scaler;

import dev.muster.aws.ServiceOnAws;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Starts the scaler, as set in scaler.yaml and the environment. */
@ServiceOnAws
@Import(ScalerWiring.class)
public class ScalerApplication {
    public static void main(String[] args) {
        application().run(args);
    }

    /** Has a file name of its own for its settings, so that services can share a class path. */
    static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ScalerApplication.class).properties("spring.config.name=scaler");
    }
}
