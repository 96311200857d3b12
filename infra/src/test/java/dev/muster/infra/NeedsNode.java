package dev.muster.infra;

import java.io.File;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The CDK is a program for Node: without it there are no templates to test, and this says so loudly. */
public final class NeedsNode implements ExecutionCondition {
    private static final System.Logger LOG = System.getLogger(NeedsNode.class.getName());

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (has("node")) {
            return ConditionEvaluationResult.enabled("node is there");
        }
        LOG.log(
                Level.WARNING,
                "SKIPPED {0}: node is not installed; the stacks of AWS are not tested",
                context.getDisplayName());
        return ConditionEvaluationResult.disabled("node is not installed");
    }

    static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
