package dev.muster.local.demo;

import dev.muster.local.home.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The text files of this repository: documents and sources, in the order of their paths. */
final class Corpus extends SimpleFileVisitor<Path> {
    private static final Set<String> ENDINGS = Set.of("md", "java", "yaml", "xml", "py", "pml");
    private static final long LARGEST = 256 * 1024;

    private final Path root;
    private final TreeMap<Path, String> texts = new TreeMap<>();

    private Corpus(Path root) {
        this.root = root;
    }

    static List<String> of(Path root) {
        Corpus corpus = new Corpus(root);
        try {
            Files.walkFileTree(root, corpus);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + root, failed);
        }
        if (corpus.texts.isEmpty()) {
            throw new Refusal(root + " has no text files to count");
        }
        return List.copyOf(corpus.texts.values());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        boolean made = name.startsWith(".") || name.equals("target");
        return made && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = file.toString();
        if (ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && attributes.size() <= LARGEST) {
            read(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private void read(Path file) throws IOException {
        try {
            texts.put(file, Files.readString(file));
        } catch (CharacterCodingException notUtf8) {
            // No text then, whatever its name says.
        }
    }
}
