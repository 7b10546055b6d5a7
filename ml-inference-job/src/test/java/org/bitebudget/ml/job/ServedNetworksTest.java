package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.ml.Networks;
import org.bitebudget.ml.djl.LstmTrainer;
import org.bitebudget.ml.djl.LstmTraining;
import org.bitebudget.ml.djl.TrainingCheckpoint;
import org.bitebudget.ml.domain.lstm.SyntheticPrices;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.platform.config.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedNetworksTest {

    private static Artefact trained;

    @TempDir
    Path folder;

    private ModelRegistry registry;
    private String builtIn;
    private String version;
    private ServedNetworks networks;

    @BeforeAll
    static void train() throws IOException {
        SyntheticPrices prices = new SyntheticPrices(9);
        List<PriceTrack> tracks =
                IntStream.range(0, 20).mapToObj(i -> prices.next(150)).toList();
        Path unfinished = Files.createTempDirectory("served-networks");
        trained = new LstmTraining(new LstmTrainer(1, 1, 5, Networks.CACHE), 14)
                .run(
                        new LstmTraining.Data(tracks, "a test", "ab"),
                        new TrainingCheckpoint(unfinished.resolve("checkpoint")),
                        Clock.systemUTC(),
                        epoch -> {});
    }

    @BeforeEach
    void serves() throws IOException {
        registry = ModelRegistry.at(folder);
        registry.add(trained);
        version = trained.metadata().version();
        builtIn = registry.artefact(ModelKind.LSTM, Aliases.BUILT_IN).metadata().version();
        networks = ServedNetworks.of(ForecastSettings.from(Settings.of(
                Map.of("BITEBUDGET_MODELS", folder.toString(), "BITEBUDGET_DJL_CACHE", Networks.CACHE.toString()))));
        assertThat(networks.refresh()).isTrue();
    }

    @AfterEach
    void rests() {
        networks.close();
    }

    @Test
    void aPromotedNetworkAnswersWithoutARestartAndIsTold() throws IOException {
        assertThat(champion()).isEqualTo(builtIn);
        assertThat(told()).containsExactly(builtIn + " [champion]");

        registry.change(ModelKind.LSTM, aliases -> aliases.promote(version));

        assertThat(networks.refresh()).isTrue();
        assertThat(champion()).isEqualTo(version);
        assertThat(told()).containsExactly(version + " [champion]", builtIn + " []");
    }

    @Test
    void aTruncatedChampionIsRefusedAndTheOneInServiceStays() throws IOException {
        Path bytes = registry.directory(ModelKind.LSTM, version).resolve("artefact.bin");
        byte[] whole = Files.readAllBytes(bytes);
        Files.write(bytes, Arrays.copyOf(whole, whole.length / 2));
        registry.change(ModelKind.LSTM, aliases -> aliases.promote(version));

        assertThat(networks.refresh()).isFalse();
        assertThat(champion()).isEqualTo(builtIn);
        assertThat(networks.refusals()).isEqualTo(1);
    }

    @Test
    void aTrialSplitsTheSeriesAndTheChampionAnswersBesideTheChallenger() throws IOException {
        registry.change(ModelKind.LSTM, aliases -> aliases.challenge("lstm", version, 0.5, Instant.EPOCH));
        networks.refresh();

        List<String> speaking = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String series = "price|store|" + i;
            String voice = networks.networks()
                    .speaking(series)
                    .orElseThrow()
                    .metadata()
                    .version();
            speaking.add(voice);
            assertThat(networks.networks().shadow(series).map(shadow -> shadow.metadata()
                            .version()))
                    .isEqualTo(voice.equals(version) ? Optional.of(builtIn) : Optional.empty());
            assertThat(networks.networks().trial(series).orElseThrow().version())
                    .isEqualTo(voice);
        }
        assertThat(speaking).contains(builtIn, version);
        assertThat(told()).containsExactly(builtIn + " [champion]", version + " [challenger]");
    }

    private String champion() {
        return networks.networks().champion().orElseThrow().metadata().version();
    }

    private List<String> told() {
        return networks.announcement().stream().map(ServedNetworksTest::line).toList();
    }

    private static String line(ModelVersion version) {
        return version.getVersion() + " " + version.getAliases();
    }
}
