package org.bitebudget.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBlobStoreTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path directory;

    private BlobStore store;

    @BeforeEach
    void open() {
        store = DirectoryBlobStore.in(directory.resolve("blobs"));
    }

    @Test
    void whatWasPutComesBackAlsoFromAnotherProcess() throws Exception {
        BlobRef ref = store.put(CONTENT);

        assertThat(ref).isEqualTo(BlobRef.of(CONTENT)).isEqualTo(BlobRef.parse(ref.toString()));
        assertThat(DirectoryBlobStore.in(directory.resolve("blobs")).get(ref)).isEqualTo(CONTENT);
    }

    @Test
    void theSameBytesAreStoredOnce() throws Exception {
        assertThat(store.put(CONTENT)).isEqualTo(store.put(CONTENT));

        assertThat(files()).isOne();
    }

    @Test
    void aDamagedBlobIsNeverServedAndHealsWhenItsBytesComeAgain() throws Exception {
        BlobRef ref = store.put(CONTENT);
        Path file =
                directory.resolve("blobs").resolve(ref.sha256().substring(0, 2)).resolve(ref.sha256());
        Files.write(file, new byte[] {9});

        assertThatExceptionOfType(BlobMissingException.class)
                .isThrownBy(() -> store.get(ref))
                .withMessageContaining("damaged");
        store.put(CONTENT);
        assertThat(store.get(ref)).isEqualTo(CONTENT);
    }

    @Test
    void aBlobThatIsGoneIsToldApartFromAStoreThatFails() throws Exception {
        BlobRef ref = store.put(CONTENT);

        assertThat(store.delete(ref)).isTrue();
        assertThat(store.delete(ref)).isFalse();
        assertThatExceptionOfType(BlobMissingException.class)
                .isThrownBy(() -> store.get(ref))
                .satisfies(missing -> assertThat(missing.ref()).isEqualTo(ref));
    }

    @Test
    void aReferenceNeverLeadsOutOfTheStore() {
        assertThatIllegalArgumentException().isThrownBy(() -> BlobRef.parse("sha256:../../secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> BlobRef.parse("file:/secret"));
    }

    private long files() throws Exception {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
