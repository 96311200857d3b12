package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void filesMethodsAndParameterListsAreShort() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Path file : House.sources()) {
            sources.put(file.toString(), Files.readString(file));
        }
        assertThat(SourceRules.offences(sources)).isEmpty();
    }

    private static List<String> offencesOf(String source) {
        return SourceRules.offences(Map.of("A.java", source));
    }

    @Test
    void aLongMethodIsFound() {
        String body = "int x;\n".repeat(SourceRules.MOST_METHOD_LINES + 1);
        assertThat(offencesOf("class A {\nvoid grow() {\n" + body + "}\n}"))
                .containsExactly("A.java grow has 26 lines: at most 25");
    }

    @Test
    void aLongParameterListIsFound() {
        assertThat(offencesOf("class A { void take(int a, int b, int c, int d, int e, int f) {} }"))
                .containsExactly("A.java take has 6 parameters: at most 5");
    }

    @Test
    void aLongFileIsFound() {
        assertThat(offencesOf("import java.util.List;\n" + "\n".repeat(200) + "class A {}"))
                .containsExactly("A.java has 201 lines besides its imports: at most 200");
    }
}
