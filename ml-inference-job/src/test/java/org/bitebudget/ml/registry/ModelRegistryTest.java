package org.bitebudget.ml.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {

    @TempDir
    Path folder;

    private final Artefact older = Artefacts.saying("older", 1);
    private final Artefact newer = Artefacts.saying("newer", 2);
    private ModelRegistry registry;

    @BeforeEach
    void keepsTwoVersions() throws IOException {
        registry = ModelRegistry.at(folder);
        registry.add(older);
        registry.add(newer);
    }

    @Test
    void whatWasKeptIsReadBack() throws IOException {
        assertThat(registry.versions(ModelKind.LSTM)).containsExactly(newer.metadata(), older.metadata());
        assertThat(registry.artefact(ModelKind.LSTM, version(older)).bytes()).isEqualTo(older.bytes());
    }

    @Test
    void aVersionNeverChanges() throws IOException {
        // When the same bytes come again, said to be trained on another day
        registry.add(Artefacts.saying("older", 9));

        // Then the first metadata stay
        assertThat(registry.artefact(ModelKind.LSTM, version(older)).metadata()).isEqualTo(older.metadata());
    }

    @Test
    void aliasesMoveBackAndForth() throws IOException {
        // Given a registry in which nothing was promoted
        assertThat(registry.aliases(ModelKind.LSTM).champion()).isEqualTo(Aliases.BUILT_IN);

        // When two are promoted one after the other, and one is taken back
        registry.change(ModelKind.LSTM, aliases -> aliases.promote(version(older)));
        registry.change(ModelKind.LSTM, aliases -> aliases.promote(version(newer)));
        Aliases back = registry.change(ModelKind.LSTM, Aliases::rollBack);

        // Then the first speaks again, and before it what comes with the program
        assertThat(back.champion()).isEqualTo(version(older));
        assertThat(back.earlier()).containsExactly(Aliases.BUILT_IN);
        assertThat(registry.aliases(ModelKind.LSTM)).isEqualTo(back);
    }

    @Test
    void aChangeThatIsRefusedLeavesTheAliases() throws IOException {
        registry.change(ModelKind.LSTM, aliases -> aliases.promote(version(older)));
        Aliases before = registry.aliases(ModelKind.LSTM);

        assertThatThrownBy(() -> registry.change(ModelKind.LSTM, aliases -> aliases.promote(version(older))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("champion already");
        assertThatThrownBy(() -> registry.change(ModelKind.LSTM, Aliases::withdraw))
                .isInstanceOf(IllegalStateException.class);
        assertThat(registry.aliases(ModelKind.LSTM)).isEqualTo(before);
    }

    @Test
    void changesFromManySidesAllCount() throws IOException {
        IntStream.range(0, 40).parallel().forEach(i -> {
            try {
                registry.change(
                        ModelKind.LSTM,
                        aliases -> aliases.promote(
                                aliases.champion().equals(version(newer)) ? version(older) : version(newer)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(registry.aliases(ModelKind.LSTM).revision()).isEqualTo(40);
    }

    @Test
    void anInterruptedAdditionIsNeitherSeenNorKept() throws IOException {
        // Given what a killed process left behind
        Path left = folder.resolve("lstm/.incoming-1");
        Files.createDirectories(left);
        Files.write(left.resolve(ArtefactFiles.BYTES), new byte[] {1});
        assertThat(registry.versions(ModelKind.LSTM)).hasSize(2);

        // When another version is kept
        registry.add(Artefacts.saying("third", 3));

        // Then it is gone
        assertThat(left).doesNotExist();
        assertThat(registry.versions(ModelKind.LSTM)).hasSize(3);
    }

    @Test
    void truncatedBytesAreRefused() throws IOException {
        Path bytes = registry.directory(ModelKind.LSTM, version(older)).resolve(ArtefactFiles.BYTES);
        Files.write(bytes, Arrays.copyOf(Files.readAllBytes(bytes), 3));

        assertRefused(version(older), "truncated or mixed up");
    }

    @Test
    void bytesOfTheSameLengthButOtherContentAreRefused() throws IOException {
        Path directory = registry.directory(ModelKind.LSTM, version(older));
        Files.writeString(directory.resolve(ArtefactFiles.BYTES), "oldEr");

        assertRefused(version(older), "damaged or mixed up");
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        Path metadata = registry.directory(ModelKind.LSTM, version(older)).resolve(ArtefactFiles.METADATA);
        Files.writeString(metadata, Files.readString(metadata).replace(ModelKind.LSTM.format(), "price-window-v0"));

        assertRefused(version(older), "price-window-v0");
    }

    @Test
    void truncatedMetadataAreRefusedAndNotListed() throws IOException {
        Path metadata = registry.directory(ModelKind.LSTM, version(older)).resolve(ArtefactFiles.METADATA);
        Files.writeString(metadata, Files.readString(metadata).substring(0, 40));

        assertRefused(version(older), "can't be read as a model's metadata");
        assertThat(registry.versions(ModelKind.LSTM)).containsExactly(newer.metadata());
    }

    @Test
    void aVersionUnderAnothersNameIsRefused() throws IOException {
        Path directory = registry.directory(ModelKind.LSTM, version(older));
        Files.writeString(
                directory.resolve(ArtefactFiles.METADATA),
                Files.readString(
                        registry.directory(ModelKind.LSTM, version(newer)).resolve(ArtefactFiles.METADATA)));
        Files.write(directory.resolve(ArtefactFiles.BYTES), newer.bytes());

        assertRefused(version(older), "mixed up");
    }

    @Test
    void whatIsNoVersionIsRefused() {
        assertRefused("../elsewhere", "there is no version");
        assertRefused("000000000000", "there is no version");
    }

    private void assertRefused(String version, String reason) {
        assertThatThrownBy(() -> registry.artefact(ModelKind.LSTM, version))
                .isInstanceOf(RefusedArtefactException.class)
                .hasMessageContaining(reason);
    }

    private static String version(Artefact artefact) {
        return Artefacts.version(artefact);
    }
}
