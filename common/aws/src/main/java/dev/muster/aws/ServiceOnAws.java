package dev.muster.aws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A service that Spring Boot and Spring Cloud AWS configure, without what would cost it time or threads and is needed by
 * nobody: properties out of the metadata service, which is asked before anything starts and waited for where it is silent; a
 * client for large transfers; the search of every bean for listeners of queues; meters of HTTP sessions, with the JMX server
 * that they start.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "io.awspring.cloud.autoconfigure.imds.ImdsAutoConfiguration",
            "io.awspring.cloud.autoconfigure.s3.S3CrtAsyncClientAutoConfiguration",
            "io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration",
            "org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration"
        })
public @interface ServiceOnAws {}
