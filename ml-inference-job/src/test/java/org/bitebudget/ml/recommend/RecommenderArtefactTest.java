package org.bitebudget.ml.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitebudget.ml.domain.recommend.Household;
import org.bitebudget.ml.domain.recommend.HouseholdProduct;
import org.bitebudget.ml.domain.recommend.Product;
import org.bitebudget.ml.domain.recommend.Recommender;
import org.bitebudget.ml.domain.recommend.Suggestion;
import org.bitebudget.ml.domain.recommend.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommenderArtefactTest {

    private static final RecommenderArtefact TRAINED = Recommenders.trained(3);

    @TempDir
    Path directory;

    @Test
    void whatIsReadRecommendsWhatWasWritten() throws IOException {
        TRAINED.write(directory);

        RecommenderArtefact read = RecommenderArtefact.read(directory);

        assertThat(read.metadata()).isEqualTo(TRAINED.metadata());
        assertThat(read.metadata().sha256()).startsWith(read.metadata().version());
        assertThat(suggestions(read)).isNotEmpty().isEqualTo(suggestions(TRAINED));
    }

    @Test
    void theSameShoppersGiveTheSameBytes() {
        assertThat(Recommenders.trained(3).metadata().sha256())
                .isEqualTo(TRAINED.metadata().sha256());
        assertThat(Recommenders.trained(4).metadata().sha256())
                .isNotEqualTo(TRAINED.metadata().sha256());
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        TRAINED.write(directory);
        Path metadata = directory.resolve(RecommenderArtefact.METADATA);
        Files.writeString(metadata, Files.readString(metadata).replace(RecommenderMetadata.FORMAT, "recommender-v0"));

        assertThatThrownBy(() -> RecommenderArtefact.read(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has format recommender-v0, this program reads recommender-v1");
    }

    @Test
    void truncatedBytesAreRefused() throws IOException {
        TRAINED.write(directory);
        Path bytes = directory.resolve(RecommenderArtefact.BYTES);
        byte[] whole = Files.readAllBytes(bytes);
        Files.write(bytes, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> RecommenderArtefact.read(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("truncated or mixed up");
    }

    private static List<Suggestion> suggestions(RecommenderArtefact artefact) throws IOException {
        Product milk = new Product("p0", "Milk 0", Optional.empty());
        Household household = new Household(
                List.of(new Household.Receipt("r", 1, List.of("p0"))),
                List.of(HouseholdProduct.notBought(milk)
                        .with(milk, List.of(), new HouseholdProduct.Purchase("r", 1, 1))));
        return new Recommender(Optional.of(artefact.model()), Weights.FIXED).suggest(household);
    }
}
