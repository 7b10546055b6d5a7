package org.bitebudget.platform.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints a job left behind: {@code <directory>/<job id>/chk-<n>/_metadata}. A checkpoint without its metadata
 * file was never completed and doesn't count.
 */
final class RetainedCheckpoints {

    private static final String METADATA = "_metadata";
    private static final int DEPTH = 3;

    private RetainedCheckpoints() {}

    /** The one completed last, whichever run of the job took it. */
    static Optional<Path> newest(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(
                directory,
                DEPTH,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().equals(METADATA))) {
            return files.max(Comparator.comparing(RetainedCheckpoints::completedAt)
                            .thenComparing(RetainedCheckpoints::number))
                    .map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for checkpoints in " + directory, e);
        }
    }

    private static FileTime completedAt(Path metadata) {
        try {
            return Files.getLastModifiedTime(metadata);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + metadata, e);
        }
    }

    private static long number(Path metadata) {
        String name = metadata.getParent().getFileName().toString();
        return Long.parseLong(name.substring(name.indexOf('-') + 1));
    }
}
