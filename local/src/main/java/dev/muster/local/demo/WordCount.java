package dev.muster.local.demo;

/** What the agent has to find, counted independently of it. Whitespace is that of C: bytes of ASCII, nothing else. */
record WordCount(long words, long lines) {
    static WordCount of(String text) {
        long words = 0;
        boolean between = true;
        for (int i = 0; i < text.length(); i++) {
            boolean white = isWhite(text.charAt(i));
            if (between && !white) {
                words++;
            }
            between = white;
        }
        return new WordCount(words, text.chars().filter(c -> c == '\n').count());
    }

    private static boolean isWhite(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
