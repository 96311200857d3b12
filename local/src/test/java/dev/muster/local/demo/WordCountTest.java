package dev.muster.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordCountTest {
    @Test
    void wordsAreRunsWithoutWhitespaceAndLinesAreNewlines() {
        assertThat(WordCount.of("to be\nor not  to be\n")).isEqualTo(new WordCount(6, 2));
        assertThat(WordCount.of("")).isEqualTo(new WordCount(0, 0));
        assertThat(WordCount.of(" \t\r\n\f")).isEqualTo(new WordCount(0, 1));
        assertThat(WordCount.of("no end")).isEqualTo(new WordCount(2, 0));
    }

    @Test
    void aSpaceThatAsciiDoesNotKnowIsPartOfAWord() {
        assertThat(WordCount.of("one\u00a0word")).isEqualTo(new WordCount(1, 0));
    }
}
