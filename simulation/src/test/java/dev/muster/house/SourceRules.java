package dev.muster.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reads source files and says where they are too long. */
final class SourceRules extends TreeScanner<Void, CompilationUnitTree> {
    static final int MOST_FILE_LINES = 200;
    static final int MOST_METHOD_LINES = 25;
    static final int MOST_PARAMETERS = 5;

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final SourcePositions positions;
    private final List<String> offences = new ArrayList<>();

    private SourceRules(SourcePositions positions) {
        this.positions = positions;
    }

    /** @param sources text by name; all at once, since to set a compiler up takes longer than to parse a file */
    static List<String> offences(Map<String, String> sources) {
        List<Source> files = sources.entrySet().stream()
                .map(one -> new Source(one.getKey(), one.getValue()))
                .toList();
        JavacTask task = (JavacTask) JAVAC.getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, files);
        SourceRules rules = new SourceRules(Trees.instance(task).getSourcePositions());
        files.forEach(rules::checkLength);
        rules.scanAll(task);
        return rules.offences;
    }

    private void checkLength(Source file) {
        long lines =
                file.text.lines().filter(line -> !line.startsWith("import ")).count();
        if (lines > MOST_FILE_LINES) {
            offences.add(file.name + " has " + lines + " lines besides its imports: at most " + MOST_FILE_LINES);
        }
    }

    private void scanAll(JavacTask task) {
        try {
            task.parse().forEach(unit -> scan(unit, unit));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
        LineMap lines = unit.getLineMap();
        long body = method.getBody() == null
                ? 0
                : lines.getLineNumber(positions.getEndPosition(unit, method.getBody()))
                        - lines.getLineNumber(positions.getStartPosition(unit, method.getBody()))
                        - 1;
        if (body > MOST_METHOD_LINES) {
            offences.add(name(method, unit) + " has " + body + " lines: at most " + MOST_METHOD_LINES);
        }
        if (method.getParameters().size() > MOST_PARAMETERS && !method.getName().contentEquals("<init>")) {
            offences.add(name(method, unit) + " has " + method.getParameters().size() + " parameters: at most "
                    + MOST_PARAMETERS);
        }
        return super.visitMethod(method, unit);
    }

    private static String name(MethodTree method, CompilationUnitTree unit) {
        return unit.getSourceFile().getName().substring(1) + " " + method.getName();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
