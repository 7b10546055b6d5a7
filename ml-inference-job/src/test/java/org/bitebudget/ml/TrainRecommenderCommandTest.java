package org.bitebudget.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bitebudget.ml.domain.recommend.Basket;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.ml.domain.recommend.Shoppers;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.registry.ModelRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainRecommenderCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatWasTrainedIsAVersionThatSpeaksOncePromoted() throws IOException {
        // Given a file of shoppers
        List<Shopper> shoppers = Shoppers.some(200, 3);
        String lines = IntStream.range(0, shoppers.size())
                .mapToObj(i -> line(i, shoppers.get(i)))
                .collect(Collectors.joining("\n"));

        // When a recommender is trained on it
        assertThat(train(lines)).isZero();

        // Then it is in the registry, said to be so, and not champion by itself
        ModelRegistry registry = ModelRegistry.at(folder.resolve("models"));
        ModelMetadata kept = registry.versions(ModelKind.RECOMMENDER).get(0);
        assertThat(kept.trainedOn()).isEqualTo("baskets.ndjson");
        assertThat(kept.metrics()).containsEntry("shoppers", 200.0).containsKeys("weight_content", "heldOutNdcgAt10");
        assertThat(Integer.parseInt(kept.settings().get("rounds"))).isBetween(1, 400);
        assertThat(out.toString()).contains("\"version\" : \"" + kept.version() + "\"");
        assertThat(err.toString())
                .contains("round  10  held out nDCG ")
                .contains("kept as version " + kept.version())
                .contains("models promote recommender " + kept.version());
        assertThat(registry.aliases(ModelKind.RECOMMENDER)).isEqualTo(Aliases.initial());
    }

    @Test
    void whereNobodyBoughtTwiceNothingIsKept() throws IOException {
        assertThat(train("{\"user\":1,\"history\":[[1]]}")).isEqualTo(1);
        assertThat(err.toString()).contains("nothing was trained: nobody has bought twice");
        assertThat(folder.resolve("models")).doesNotExist();
    }

    private static String line(int user, Shopper shopper) {
        String history = shopper.history().stream()
                .map(TrainRecommenderCommandTest::items)
                .collect(Collectors.joining(","));
        return "{\"user\":" + user + ",\"history\":[" + history + "],\"next\":"
                + items(shopper.next().orElseThrow()) + "}";
    }

    private static String items(Basket basket) {
        return basket.items().boxed().toList().toString();
    }

    private int train(String lines) throws IOException {
        Path baskets = Files.writeString(folder.resolve("baskets.ndjson"), lines);
        return new CommandLine(new TrainRecommenderCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "--data",
                        baskets.toString(),
                        "--models",
                        folder.resolve("models").toString());
    }
}
