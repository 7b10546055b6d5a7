package org.bitebudget.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.registry.ModelRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainLstmCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Trains in a process of its own. */
    static final class Training {
        private Training() {}

        public static void main(String[] arguments) {
            System.exit(new CommandLine(new TrainLstmCommand()).execute(arguments));
        }
    }

    @Test
    void killedTrainingLeavesNothingHalfWrittenAndGoesOn() throws Exception {
        // Given a training that ran undisturbed
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(train(undisturbed)).isZero();

        // When another is killed after its first pass
        Path killed = folder.resolve("killed");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Training.class.getName()));
        command.addAll(arguments(killed));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.lines().anyMatch(line -> line.startsWith("epoch   1 of")))
                    .isTrue();
            process.destroyForcibly().waitFor();
        }

        // Then the registry knows no version, and the same command goes on where it was and ends with the same version
        assertThat(ModelRegistry.at(killed).versions(ModelKind.LSTM)).isEmpty();
        err.getBuffer().setLength(0);
        assertThat(train(killed)).isZero();
        assertThat(err.toString()).doesNotContain("epoch   1 of").contains("epoch   3 of");
        assertThat(ModelRegistry.at(killed).versions(ModelKind.LSTM))
                .extracting(ModelMetadata::version)
                .containsExactly(version(undisturbed));
        try (Stream<Path> left = Files.list(killed.resolve(".training"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void tooFewPricesAreRefused() throws IOException {
        Path prices = folder.resolve("prices.csv");
        Files.writeString(prices, "store,product_id,price,observed_at\nshop,milk,1.20,2026-01-01\n");

        assertThat(run(List.of("--data", prices.toString(), "--models", folder.toString())))
                .isEqualTo(1);
        assertThat(err.toString()).contains("nothing was trained: training needs at least 64 windows");
    }

    private int train(Path models) {
        return run(arguments(models));
    }

    private static List<String> arguments(Path models) {
        return List.of(
                "--generate",
                "60",
                "--epochs",
                "3",
                "--stride",
                "28",
                "--models",
                models.toString(),
                "--cache",
                Networks.CACHE.toString());
    }

    private int run(List<String> arguments) {
        return new CommandLine(new TrainLstmCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private static String version(Path models) throws IOException {
        return ModelRegistry.at(models).versions(ModelKind.LSTM).get(0).version();
    }
}
