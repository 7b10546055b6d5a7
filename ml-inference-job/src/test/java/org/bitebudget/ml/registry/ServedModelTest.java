package org.bitebudget.ml.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Arm;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedModelTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final Artefact older = Artefacts.saying("older", 1);
    private final Artefact newer = Artefacts.saying("newer", 2);
    private final List<String> closed = new ArrayList<>();
    private ModelRegistry registry;
    private ServedModel<Word> served;

    /** A model that says its word. */
    private record Word(String text, List<String> closed) implements AutoCloseable {
        @Override
        public void close() {
            closed.add(text);
        }
    }

    @BeforeEach
    void serves() throws IOException {
        registry = ModelRegistry.at(folder);
        registry.add(older);
        registry.add(newer);
        served = new ServedModel<>(registry, ModelKind.LSTM, this::load);
    }

    private Word load(Artefact artefact) {
        boolean own = artefact.metadata().trainedOn().contains("generated");
        return new Word(own ? Aliases.BUILT_IN : new String(artefact.bytes(), StandardCharsets.UTF_8), closed);
    }

    @Test
    void aPromotionIsFollowedAndTheOneBeforeClosed() throws IOException {
        assertThat(served.refresh()).isTrue();
        assertThat(champion()).isEqualTo(Aliases.BUILT_IN);
        assertThat(served.refresh()).isFalse();

        promote(older);
        assertThat(served.refresh()).isTrue();
        assertThat(champion()).isEqualTo("older");

        promote(newer);
        registry.change(ModelKind.LSTM, Aliases::rollBack);
        assertThat(served.refresh()).isFalse();
        assertThat(champion()).isEqualTo("older");
        assertThat(closed).containsExactly(Aliases.BUILT_IN);
    }

    @Test
    void aChampionThatIsRefusedLeavesTheOneInService() throws IOException {
        // Given a version in service
        promote(older);
        served.refresh();

        // When one is promoted behind the commands' back whose bytes are cut off
        truncate(newer);
        promote(newer);

        // Then nothing changes, it is counted once however often we look, and the next promotion is followed
        assertThat(served.refresh()).isFalse();
        assertThat(served.refresh()).isFalse();
        assertThat(champion()).isEqualTo("older");
        assertThat(closed).isEmpty();
        assertThat(served.refusals()).isEqualTo(1);
        assertThat(served.refusal().orElseThrow()).contains(version(newer), "truncated or mixed up");
        registry.change(ModelKind.LSTM, aliases -> aliases.promote(Aliases.BUILT_IN));
        assertThat(served.refresh()).isTrue();
        assertThat(served.refusal()).isEmpty();
        assertThat(champion()).isEqualTo(Aliases.BUILT_IN);
    }

    @Test
    void aRefusedChallengerIsNoRefusalOfTheChampion() throws IOException {
        promote(older);
        truncate(newer);
        registry.change(ModelKind.LSTM, aliases -> aliases.challenge("lstm", version(newer), 1, NOW));
        served.refresh();

        assertThat(served.refusal().orElseThrow()).contains("truncated or mixed up");
        assertThat(served.championRefusal()).isEmpty();
        assertThat(champion()).isEqualTo("older");
        assertThat(challenged()).isZero();
    }

    @Test
    void aStartWithARefusedChampionGoesBackToTheOneBefore() throws IOException {
        promote(older);
        promote(newer);
        Path metadata = registry.directory(ModelKind.LSTM, version(newer)).resolve(ArtefactFiles.METADATA);
        Files.writeString(metadata, Files.readString(metadata).replace(ModelKind.LSTM.format(), "price-window-v2"));

        served.refresh();

        assertThat(champion()).isEqualTo("older");
    }

    @Test
    void aChallengerAnswersItsShareUntilItIsWithdrawn() throws IOException {
        promote(older);
        registry.change(ModelKind.LSTM, aliases -> aliases.challenge("lstm", version(newer), 0.25, NOW));
        served.refresh();

        assertThat(challenged()).isBetween(200L, 300L);
        assertThat(served.challenger().orElseThrow().model().text()).isEqualTo("newer");

        registry.change(ModelKind.LSTM, Aliases::withdraw);
        assertThat(served.refresh()).isTrue();
        assertThat(challenged()).isZero();
        assertThat(closed).containsExactly("newer");
    }

    @Test
    void anotherShareIsFollowed() throws IOException {
        registry.change(ModelKind.LSTM, aliases -> aliases.challenge("lstm", version(newer), 0.25, NOW));
        served.refresh();
        long before = challenged();

        registry.change(ModelKind.LSTM, aliases -> aliases.challenge("lstm", version(newer), 0.75, NOW));

        assertThat(served.refresh()).isTrue();
        assertThat(challenged()).isBetween(before + 400, before + 600);
    }

    @Test
    void whereTheProgramBringsNoneNothingIsInServiceUntilAPromotionAndAfterItsRollback() throws IOException {
        ServedModel<Word> recommender = new ServedModel<>(registry, ModelKind.RECOMMENDER, this::load);
        assertThat(recommender.refresh()).isFalse();
        assertThat(recommender.champion()).isEmpty();

        Artefact word = Artefacts.of(ModelKind.RECOMMENDER, "advice", 1);
        registry.add(word);
        registry.change(ModelKind.RECOMMENDER, aliases -> aliases.promote(version(word)));
        assertThat(recommender.refresh()).isTrue();
        assertThat(recommender.answering("household").orElseThrow().model().text())
                .isEqualTo("advice");

        registry.change(ModelKind.RECOMMENDER, Aliases::rollBack);
        assertThat(recommender.refresh()).isTrue();
        assertThat(recommender.answering("household")).isEmpty();
        assertThat(closed).containsExactly("advice");
        assertThat(recommender.refusals()).isZero();
        assertThat(recommender.refusal()).isEmpty();
    }

    @Test
    void aChallengerThatIsRefusedAnswersNobody() throws IOException {
        truncate(newer);
        registry.change(ModelKind.LSTM, aliases -> aliases.challenge("lstm", version(newer), 1, NOW));
        served.refresh();

        assertThat(served.experiment()).isEmpty();
        assertThat(challenged()).isZero();
        assertThat(champion()).isEqualTo(Aliases.BUILT_IN);
    }

    @Test
    void aFolderThatCantBeReadLeavesWhatIsInService() throws IOException {
        promote(older);
        served.refresh();
        Files.writeString(folder.resolve("lstm/aliases.json"), "{\"revision\": 2, \"champ");

        assertThat(served.refresh()).isFalse();
        assertThat(champion()).isEqualTo("older");
        assertThat(served.refusals()).isEqualTo(1);
        assertThat(served.refusal()).isEmpty();
    }

    @Test
    void aFolderThatCantBeReadAtTheStartIsFollowedOnceItCan() throws IOException {
        promote(older);
        Path file = folder.resolve("lstm/aliases.json");
        String whole = Files.readString(file);
        Files.writeString(file, "{\"revision\": 2, \"champ");

        assertThat(served.refresh()).isTrue();
        assertThat(champion()).isEqualTo(Aliases.BUILT_IN);
        assertThat(served.refusal().orElseThrow()).contains("can't be read");

        Files.writeString(file, whole);
        assertThat(served.refresh()).isTrue();
        assertThat(champion()).isEqualTo("older");
        assertThat(served.refusal()).isEmpty();
    }

    private long challenged() {
        return IntStream.range(0, 1000)
                .filter(i -> served.armOf("price|store|" + i) == Arm.CHALLENGER)
                .count();
    }

    private String champion() {
        return served.champion().orElseThrow().model().text();
    }

    private void promote(Artefact artefact) throws IOException {
        registry.change(ModelKind.LSTM, aliases -> aliases.promote(version(artefact)));
    }

    private void truncate(Artefact artefact) throws IOException {
        Path bytes = registry.directory(ModelKind.LSTM, version(artefact)).resolve(ArtefactFiles.BYTES);
        Files.write(bytes, new byte[] {1});
    }

    private static String version(Artefact artefact) {
        return Artefacts.version(artefact);
    }
}
