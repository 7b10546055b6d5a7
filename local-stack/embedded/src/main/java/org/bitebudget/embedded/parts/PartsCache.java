package org.bitebudget.embedded.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.bitebudget.platform.files.DurableFiles;

/**
 * A directory that holds unpacked programs, one folder each, shared by all processes of the user.
 *
 * @param root {@code BITEBUDGET_CACHE}, or {@code .cache/bitebudget} in the user's home
 */
public record PartsCache(Path root) {

    /** Fills an empty directory with a program. */
    @FunctionalInterface
    public interface Filling {
        /** Writes the program's files; whatever it leaves when it throws is thrown away. */
        void into(Path directory) throws IOException;
    }

    /** The cache that the environment names. */
    public static PartsCache fromEnvironment() {
        return new PartsCache(Optional.ofNullable(System.getenv("BITEBUDGET_CACHE"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "bitebudget")));
    }

    /** The folder of that name, filled first when it isn't there; safe to call from many processes at once. */
    public Path folder(String name, Filling filling) {
        Path folder = root.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(root);
            try (FileChannel lock = FileChannel.open(
                            root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                if (held.isValid() && !Files.isDirectory(folder)) {
                    System.err.println("Fetching " + name + " into " + root);
                    Path unfinished = root.resolve(name + ".unfinished");
                    DurableFiles.deleteTree(unfinished);
                    Files.createDirectories(unfinished);
                    filling.into(unfinished);
                    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("can't bring " + name + " into " + root + ": " + e.getMessage(), e);
        }
    }
}
