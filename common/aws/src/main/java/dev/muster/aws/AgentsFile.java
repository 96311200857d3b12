package dev.muster.aws;

import dev.muster.run.AgentName;
import dev.muster.run.AgentSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The agents of agents.yaml, which gateway and worker must read alike. Here, since their own room knows no Spring.
 *
 * @param folder that it lies in, and what it names is relative to
 */
public record AgentsFile(Map<AgentName, AgentSpec> agents, Path folder) {
    /** @throws org.springframework.boot.context.properties.bind.BindException which names the agent and the key */
    public static AgentsFile read(ConfigurableEnvironment environment) {
        Map<AgentName, AgentSpec> agents = files(environment)
                .bindOrCreate(
                        "muster.agents",
                        Bindable.mapOf(AgentName.class, AgentSpec.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
        Path file = Path.of(environment.getRequiredProperty("muster.agents-file"));
        return new AgentsFile(
                agents, Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** The variable MUSTER_AGENTS_FILE would be taken for an agent named file. */
    private static Binder files(ConfigurableEnvironment environment) {
        return new Binder(
                StreamSupport.stream(
                                ConfigurationPropertySources.get(environment).spliterator(), false)
                        .filter(source -> !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource))
                        .toList(),
                new PropertySourcesPlaceholdersResolver(environment));
    }
}
