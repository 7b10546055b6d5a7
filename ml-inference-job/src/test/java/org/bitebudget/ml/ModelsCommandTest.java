package org.bitebudget.ml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.recommend.Recommenders;
import org.bitebudget.ml.registry.ModelRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ModelRegistry registry;
    private String version;

    @BeforeEach
    void keepsANetwork() throws IOException {
        registry = ModelRegistry.at(folder);
        Artefact builtIn = registry.artefact(ModelKind.LSTM, Aliases.BUILT_IN);
        registry.add(builtIn);
        version = builtIn.metadata().version();
    }

    @Test
    void aVersionIsPromotedListedAndTakenBack() throws IOException {
        assertThat(run("promote", "lstm", version)).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).containsPattern("lstm +" + version + " +champion ");
        assertThat(registry.aliases(ModelKind.LSTM).champion()).isEqualTo(version);

        assertThat(run("rollback", "lstm")).isZero();
        assertThat(registry.aliases(ModelKind.LSTM).champion()).isEqualTo(Aliases.BUILT_IN);
    }

    @Test
    void aTruncatedArtefactIsRefusedAndTheChampionStays() throws IOException {
        Path bytes = registry.directory(ModelKind.LSTM, version).resolve("artefact.bin");
        byte[] whole = Files.readAllBytes(bytes);
        Files.write(bytes, Arrays.copyOf(whole, whole.length / 2));

        assertThat(run("promote", "lstm", version)).isEqualTo(1);
        assertThat(err.toString()).contains("truncated or mixed up", "built-in stays champion");
        assertThat(run("challenge", "lstm", version)).isEqualTo(1);
        assertThat(registry.aliases(ModelKind.LSTM)).isEqualTo(Aliases.initial());
    }

    @Test
    void anotherFormatIsRefusedAndTheChampionStays() throws IOException {
        Path metadata = registry.directory(ModelKind.LSTM, version).resolve("metadata.json");
        Files.writeString(metadata, Files.readString(metadata).replace("-h14-v1", "-h28-v2"));

        assertThat(run("promote", "lstm", version)).isEqualTo(1);
        assertThat(err.toString()).contains("price-window-30x5-h28-v2", "train it anew", "built-in stays champion");
    }

    @Test
    void aRollbackToWhatIsNoLongerWholeIsRefused() throws IOException {
        // Given a champion whose predecessor has since lost its bytes
        run("promote", "lstm", version);
        registry.change(ModelKind.LSTM, aliases -> aliases.promote(Aliases.BUILT_IN));
        Files.delete(registry.directory(ModelKind.LSTM, version).resolve("artefact.bin"));

        assertThat(run("rollback", "lstm")).isEqualTo(1);
        assertThat(registry.aliases(ModelKind.LSTM).champion()).isEqualTo(Aliases.BUILT_IN);
    }

    @Test
    void aTrialBeginsAndEnds() throws IOException {
        assertThat(run("challenge", "lstm", version, "--share", "0.2")).isZero();
        assertThat(registry.aliases(ModelKind.LSTM).experiment().orElseThrow().share())
                .isEqualTo(0.2);
        assertThat(run("show", "lstm")).isZero();
        assertThat(out.toString()).contains("\"challenger\" : \"" + version + "\"");

        assertThat(run("withdraw", "lstm")).isZero();
        assertThat(registry.aliases(ModelKind.LSTM).experiment()).isEmpty();
    }

    @Test
    void whoCantSpeakIsListedWithTheReason() throws IOException {
        // Given a champion whose bytes are cut off, and a challenger of another model that is gone
        run("promote", "lstm", version);
        Path bytes = registry.directory(ModelKind.LSTM, version).resolve("artefact.bin");
        Files.write(bytes, new byte[3]);
        registry.change(
                ModelKind.RECOMMENDER, aliases -> aliases.challenge("recommender", "0123456789ab", 0.5, Instant.EPOCH));
        out.getBuffer().setLength(0);

        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .containsPattern("lstm +" + version + " +champion .*REFUSED, doesn't speak: .*truncated or mixed up")
                .containsPattern("recommender +0123456789ab +challenger .*REFUSED, .*there is no version");

        out.getBuffer().setLength(0);
        assertThat(run("list", "--json")).isZero();
        JsonNode first =
                new ObjectMapper().readTree(out.toString().lines().findFirst().orElseThrow());
        assertThat(first.path("refused").asText()).contains("truncated or mixed up");
    }

    @Test
    void theFirstRecommenderIsTakenBackToNone() throws IOException {
        Artefact trained = Recommenders.trained(3);
        registry.add(trained);

        assertThat(run("promote", "recommender", trained.metadata().version())).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .containsPattern("recommender +" + trained.metadata().version() + " +champion ");
        assertThat(run("rollback", "recommender")).isZero();
        assertThat(registry.aliases(ModelKind.RECOMMENDER).champion()).isEqualTo(Aliases.BUILT_IN);
    }

    @Test
    void whatMakesNoSenseIsWrongUsage() {
        assertThat(run("promote", "prophet", version)).isEqualTo(2);
        assertThat(err.toString()).contains("there is no model prophet; models are lstm, recommender");
        assertThat(run("challenge", "lstm", version, "--share", "0")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void withoutATrialThereIsNothingToCompare() {
        assertThat(run("compare", "lstm")).isEqualTo(1);
        assertThat(err.toString()).contains("no challenger of lstm is on trial");
        assertThat(run("compare", "recommender")).isEqualTo(1);
        assertThat(err.toString()).contains("no challenger of recommender is on trial");
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        if (!line.isEmpty()) {
            line.addAll(List.of("--models", folder.toString()));
        }
        return new CommandLine(new ModelsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }
}
