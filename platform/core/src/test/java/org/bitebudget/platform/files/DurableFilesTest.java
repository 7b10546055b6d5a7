package org.bitebudget.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

    @TempDir
    private Path directory;

    @Test
    void onlyOneOfManyCreatorsWinsAndItsContentStays() throws Exception {
        Path file = directory.resolve("once");
        ExecutorService creators = Executors.newFixedThreadPool(8);
        try {
            var tries = IntStream.range(0, 50)
                    .<Callable<Boolean>>mapToObj(i -> () -> DurableFiles.createOnce(file, new byte[] {(byte) i}))
                    .toList();

            int created = 0;
            int winner = -1;
            var outcomes = creators.invokeAll(tries);
            for (int i = 0; i < outcomes.size(); i++) {
                Future<Boolean> outcome = outcomes.get(i);
                if (outcome.get()) {
                    created++;
                    winner = i;
                }
            }

            assertThat(created).isOne();
            assertThat(Files.readAllBytes(file)).containsExactly(winner);
            assertThat(names()).containsExactly("once");
        } finally {
            creators.shutdownNow();
        }
    }

    @Test
    void aTreeGoesWithAllThatIsInItAndNothingBesideIt() throws Exception {
        Path tree = directory.resolve("tree");
        Files.createDirectories(tree.resolve("a/b"));
        Files.writeString(tree.resolve("a/b/leaf"), "1");
        Files.writeString(directory.resolve("beside"), "2");

        DurableFiles.deleteTree(tree);
        DurableFiles.deleteTree(tree);

        assertThat(names()).containsExactly("beside");
    }

    @Test
    void aReplacedFileHoldsTheNewContentForItsOwnerOnly() throws Exception {
        Path file = directory.resolve("file");
        DurableFiles.replace(file, new byte[] {1});
        DurableFiles.replace(file, new byte[] {2, 3});

        assertThat(Files.readAllBytes(file)).containsExactly(2, 3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void deletingTellsWhetherThereWasSomething() throws Exception {
        Path file = directory.resolve("file");
        DurableFiles.replace(file, new byte[0]);

        assertThat(DurableFiles.delete(file)).isTrue();
        assertThat(DurableFiles.delete(file)).isFalse();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
