package org.bitebudget.ml.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitebudget.ml.domain.recommend.Household;
import org.bitebudget.ml.domain.recommend.HouseholdProduct;
import org.bitebudget.ml.domain.recommend.Product;
import org.bitebudget.ml.domain.recommend.Recommender;
import org.bitebudget.ml.domain.recommend.Suggestion;
import org.bitebudget.ml.domain.recommend.Weights;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.bitebudget.ml.registry.ModelRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedRecommenderTest {

    private static final Artefact TRAINED = Recommenders.trained(3);

    @TempDir
    Path folder;

    @Test
    void whatTheRegistryKeptRecommendsWhatWasTrained() throws IOException {
        ModelRegistry registry = ModelRegistry.at(folder);
        registry.add(TRAINED);

        Artefact kept =
                registry.artefact(ModelKind.RECOMMENDER, TRAINED.metadata().version());

        assertThat(kept.metadata()).isEqualTo(TRAINED.metadata());
        assertThat(kept.metadata().metrics()).containsEntry("shoppers", 200.0).containsEntry("items", 40.0);
        assertThat(suggestions(kept)).isNotEmpty().isEqualTo(suggestions(TRAINED));
    }

    @Test
    void whatIsReadIsWrittenAgainAsItWas() throws IOException {
        try (TrainedRecommender trained = TrainedRecommender.of(TRAINED)) {
            assertThat(trained.bytes()).isEqualTo(TRAINED.bytes());
        }
    }

    @Test
    void theSameShoppersGiveTheSameVersion() {
        assertThat(Recommenders.trained(3).metadata()).isEqualTo(TRAINED.metadata());

        Artefact other = Recommenders.trained(4);
        assertThat(other.metadata().version()).isNotEqualTo(TRAINED.metadata().version());
        assertThat(other.metadata().dataFingerprint())
                .isNotEqualTo(TRAINED.metadata().dataFingerprint());
    }

    @Test
    void bytesThatAreNoRecommenderAreRefused() {
        Artefact words = Artefact.trained(
                ModelKind.RECOMMENDER,
                "no recommender".getBytes(StandardCharsets.UTF_8),
                new Artefact.Origin(
                        1,
                        TRAINED.metadata().trainedAt(),
                        "words",
                        TRAINED.metadata().dataFingerprint(),
                        TRAINED.metadata().settings(),
                        TRAINED.metadata().metrics(),
                        TRAINED.metadata().calibration()));

        assertThatThrownBy(() -> TrainedRecommender.of(words))
                .isInstanceOf(RefusedArtefactException.class)
                .hasMessageContaining(words.metadata().version() + " can't be read here");
    }

    private static List<Suggestion> suggestions(Artefact artefact) throws IOException {
        Product milk = new Product("p0", "Milk 0", Optional.empty());
        Household household = new Household(
                List.of(new Household.Receipt("r", 1, List.of("p0"))),
                List.of(HouseholdProduct.notBought(milk)
                        .with(milk, List.of(), new HouseholdProduct.Purchase("r", 1, 1))));
        try (TrainedRecommender trained = TrainedRecommender.of(artefact)) {
            return new Recommender(Optional.of(trained.model()), Weights.FIXED).suggest(household);
        }
    }
}
