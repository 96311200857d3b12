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
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads one source file and says where it is too long. */
final class SourceRules extends TreeScanner<Void, CompilationUnitTree> {
    static final int MOST_FILE_LINES = 200;
    static final int MOST_METHOD_LINES = 25;
    static final int MOST_PARAMETERS = 5;

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** One for all: to make one takes longer than to parse a file. */
    private static final StandardJavaFileManager FILES = JAVAC.getStandardFileManager(null, null, null);

    private final SourcePositions positions;
    private final List<String> offences = new ArrayList<>();

    private SourceRules(SourcePositions positions) {
        this.positions = positions;
    }

    static List<String> offences(String name, String source) {
        JavacTask task = (JavacTask)
                JAVAC.getTask(null, FILES, diagnostic -> {}, List.of("-proc:none"), null, List.of(new Source(source)));
        SourceRules rules = new SourceRules(Trees.instance(task).getSourcePositions());
        long lines = source.lines().filter(line -> !line.startsWith("import ")).count();
        if (lines > MOST_FILE_LINES) {
            rules.offences.add("has " + lines + " lines besides its imports: at most " + MOST_FILE_LINES);
        }
        rules.scanAll(task);
        return rules.offences.stream().map(offence -> name + " " + offence).toList();
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
            offences.add(method.getName() + " has " + body + " lines: at most " + MOST_METHOD_LINES);
        }
        if (method.getParameters().size() > MOST_PARAMETERS && !method.getName().contentEquals("<init>")) {
            offences.add(method.getName() + " has " + method.getParameters().size() + " parameters: at most "
                    + MOST_PARAMETERS);
        }
        return super.visitMethod(method, unit);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
