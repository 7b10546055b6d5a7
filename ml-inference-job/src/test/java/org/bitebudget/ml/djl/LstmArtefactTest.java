package org.bitebudget.ml.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.ml.Networks;
import org.bitebudget.ml.domain.lstm.PriceWindow;
import org.bitebudget.ml.domain.lstm.SyntheticPrices;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LstmArtefactTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void trainingLearnsAndIsRepeatable() throws IOException {
        // Given some series and a seed
        List<PriceTrack> tracks = tracks(40);
        List<LstmTrainer.Epoch> epochs = new ArrayList<>();

        // When a network is trained twice
        LstmTraining training = new LstmTraining(new LstmTrainer(3, 3, 7, Networks.CACHE), 14);
        LstmArtefact one = training.run(tracks, "a test", NOW, epochs::add);
        LstmArtefact other = training.run(tracks, "a test", NOW, epoch -> {});

        // Then the error fell, and both have the same weights
        assertThat(epochs.get(epochs.size() - 1).loss())
                .isLessThan(epochs.get(0).loss());
        assertThat(other.metadata()).isEqualTo(one.metadata());
    }

    @Test
    void trainingEndsWhenNothingImproves() throws IOException {
        // Given a patience of one pass and windows without any change to learn
        List<PriceTrack> flat = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double[] prices = new double[200];
            Arrays.fill(prices, 1 + i);
            flat.add(new PriceTrack(20_000, prices, new boolean[prices.length]));
        }

        // When a network is trained
        List<LstmTrainer.Epoch> epochs = new ArrayList<>();
        new LstmTraining(new LstmTrainer(50, 1, 7, Networks.CACHE), 7).run(flat, "a test", NOW, epochs::add);

        // Then it stopped before its time, with the best pass behind it
        assertThat(epochs).hasSizeLessThan(50);
        assertThat(epochs.get(epochs.size() - 1).best()).isFalse();
    }

    @Test
    void whatIsReadBackAnswersTheSame() throws IOException {
        // Given the network that comes with the program, written to a directory
        LstmArtefact builtIn = LstmArtefact.builtIn();
        builtIn.write(directory);
        List<float[]> windows = List.of(PriceWindow.encode(new SyntheticPrices(3).next(60)));

        // When both are asked
        try (LstmNetwork one = builtIn.network(Networks.CACHE);
                LstmNetwork other = LstmArtefact.read(directory).network(Networks.CACHE)) {
            // Then they agree
            assertThat(other.answer(windows).get(0))
                    .containsExactly(one.answer(windows).get(0));
        }
    }

    @Test
    void truncatedWeightsAreRefused() throws IOException {
        LstmArtefact.builtIn().write(directory);
        Path weights = directory.resolve(LstmArtefact.WEIGHTS);
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> LstmArtefact.read(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("truncated or mixed up");
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        LstmArtefact.builtIn().write(directory);
        Path metadata = directory.resolve(LstmArtefact.METADATA);
        Files.writeString(metadata, Files.readString(metadata).replace("price-window-30x5-h14-v1", "price-window-v0"));

        assertThatThrownBy(() -> LstmArtefact.read(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("price-window-v0");
    }

    @Test
    void theBuiltInNetworkBeatsNoChangeOnItsHeldOutSeries() throws IOException {
        var metrics = LstmArtefact.builtIn().metadata().metrics();
        assertThat(metrics.get("heldOutMaePercent")).isLessThan(metrics.get("naiveMaePercent"));
        assertThat(metrics.get("heldOutRmsePercent")).isLessThan(metrics.get("naiveRmsePercent"));
    }

    private static List<PriceTrack> tracks(int count) {
        SyntheticPrices prices = new SyntheticPrices(1);
        List<PriceTrack> tracks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tracks.add(prices.next(200));
        }
        return tracks;
    }
}
