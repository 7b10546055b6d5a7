package org.bitebudget.embedded.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsCacheTest {

    @TempDir
    Path root;

    @Test
    void aFolderIsFilledOnce() {
        // Given
        PartsCache cache = new PartsCache(root);
        AtomicInteger fillings = new AtomicInteger();
        PartsCache.Filling filling = directory -> {
            fillings.incrementAndGet();
            Files.writeString(directory.resolve("program"), "x");
        };

        // When
        cache.folder("part-1", filling);
        Path folder = cache.folder("part-1", filling);

        // Then
        assertThat(folder.resolve("program")).hasContent("x");
        assertThat(fillings).hasValue(1);
    }

    @Test
    void aFillingThatFailsLeavesNothingBehindThatLooksWhole() {
        // Given: a download that breaks off after its first file
        PartsCache cache = new PartsCache(root);
        assertThatThrownBy(() -> cache.folder("part-1", directory -> {
                    Files.writeString(directory.resolve("half"), "x");
                    throw new IOException("broken off");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("broken off");

        // When: it is tried again
        Path folder = cache.folder("part-1", directory -> Files.writeString(directory.resolve("whole"), "x"));

        // Then: only the second try is there
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("whole"));
        assertThat(folder.resolve("half")).doesNotExist();
    }
}
