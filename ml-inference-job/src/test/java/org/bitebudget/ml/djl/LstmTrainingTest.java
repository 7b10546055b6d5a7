package org.bitebudget.ml.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bitebudget.ml.Networks;
import org.bitebudget.ml.domain.lstm.PriceWindow;
import org.bitebudget.ml.domain.lstm.SyntheticPrices;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.bitebudget.ml.registry.ArtefactFiles;
import org.bitebudget.ml.registry.ModelRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LstmTrainingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final LstmTraining.Data DATA = new LstmTraining.Data(tracks(40), "a test", "ab");

    @TempDir
    Path directory;

    @Test
    void trainingLearnsAndIsRepeatable() throws IOException {
        // Given some series and a seed
        List<LstmTrainer.Epoch> epochs = new ArrayList<>();

        // When a network is trained twice
        LstmTraining training = new LstmTraining(new LstmTrainer(3, 3, 7, Networks.CACHE), 14);
        Artefact one = training.run(DATA, checkpoint("one"), CLOCK, epochs::add);
        Artefact other = training.run(DATA, checkpoint("other"), CLOCK, epoch -> {});

        // Then the error fell, and both have the same weights
        assertThat(epochs.get(epochs.size() - 1).loss())
                .isLessThan(epochs.get(0).loss());
        assertThat(other.metadata()).isEqualTo(one.metadata());
    }

    @Test
    void interruptedTrainingGoesOnAsIfNothingHadHappened() throws IOException {
        // Given a training that ended, and one that was stopped in its third pass
        LstmTraining training = new LstmTraining(new LstmTrainer(4, 4, 7, Networks.CACHE), 14);
        Artefact whole = training.run(DATA, checkpoint("whole"), CLOCK, epoch -> {});
        TrainingCheckpoint checkpoint = checkpoint("stopped");
        assertThatThrownBy(() -> training.run(DATA, checkpoint, CLOCK, epoch -> {
                    if (epoch.number() == 2) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");

        // When it is begun again
        List<Integer> epochs = new ArrayList<>();
        Artefact resumed = training.run(DATA, checkpoint, CLOCK, epoch -> epochs.add(epoch.number()));

        // Then it goes on with the third, to the same weights
        assertThat(epochs).containsExactly(3, 4);
        assertThat(resumed.metadata()).isEqualTo(whole.metadata());
    }

    @Test
    void otherDataOrSettingsHaveAnotherCheckpoint() {
        LstmTraining training = new LstmTraining(new LstmTrainer(4, 4, 7, Networks.CACHE), 14);
        LstmTraining otherSeed = new LstmTraining(new LstmTrainer(4, 4, 8, Networks.CACHE), 14);
        LstmTraining.Data otherData = new LstmTraining.Data(DATA.tracks(), "a test", "ef");

        assertThat(training.checkpoint(directory, DATA)).isEqualTo(training.checkpoint(directory, DATA));
        assertThat(otherSeed.checkpoint(directory, DATA)).isNotEqualTo(training.checkpoint(directory, DATA));
        assertThat(training.checkpoint(directory, otherData)).isNotEqualTo(training.checkpoint(directory, DATA));
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
        new LstmTraining(new LstmTrainer(50, 1, 7, Networks.CACHE), 7)
                .run(new LstmTraining.Data(flat, "a test", "ab"), checkpoint("flat"), CLOCK, epochs::add);

        // Then it stopped before its time, with the best pass behind it
        assertThat(epochs).hasSizeLessThan(50);
        assertThat(epochs.get(epochs.size() - 1).best()).isFalse();
    }

    @Test
    void whatIsKeptAndReadBackAnswersTheSame() throws IOException {
        // Given the network that comes with the program, kept in a registry
        Artefact builtIn = ArtefactFiles.builtIn(ModelKind.LSTM);
        ModelRegistry registry = ModelRegistry.at(directory);
        registry.add(builtIn);
        List<float[]> windows = List.of(PriceWindow.encode(new SyntheticPrices(3).next(60)));

        // When both are asked
        Artefact kept = registry.artefact(ModelKind.LSTM, builtIn.metadata().version());
        try (LstmNetwork one = LstmNetwork.of(builtIn, Networks.CACHE);
                LstmNetwork other = LstmNetwork.of(kept, Networks.CACHE)) {
            // Then they agree
            assertThat(other.answer(windows).get(0))
                    .containsExactly(one.answer(windows).get(0));
        }
    }

    @Test
    void bytesThatAreNoWeightsAreRefused() {
        Artefact noWeights = Artefact.trained(
                ModelKind.LSTM,
                new byte[] {1, 2, 3},
                new Artefact.Origin(1, CLOCK.instant(), "a test", "ab", Map.of(), Map.of(), Map.of()));

        assertThatThrownBy(() -> LstmNetwork.of(noWeights, Networks.CACHE))
                .isInstanceOf(RefusedArtefactException.class)
                .hasMessageContaining("aren't those of the price network");
    }

    @Test
    void theBuiltInNetworkBeatsNoChangeOnItsHeldOutSeries() throws IOException {
        var metrics = ArtefactFiles.builtIn(ModelKind.LSTM).metadata().metrics();
        assertThat(metrics.get("heldOutMaePercent")).isLessThan(metrics.get("naiveMaePercent"));
        assertThat(metrics.get("heldOutRmsePercent")).isLessThan(metrics.get("naiveRmsePercent"));
    }

    private TrainingCheckpoint checkpoint(String name) {
        return new TrainingCheckpoint(directory.resolve(name));
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
