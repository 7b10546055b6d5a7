package org.bitebudget.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IdentityBenchTest {

    @TempDir
    Path directory;

    @Test
    void ofOurOwnPairsHardlyAnyIsTakenForOneProductWronglyAndMostAreFound() throws Exception {
        Path out = directory.resolve("identity.json");

        int exit = new CommandLine(new IdentityBench()).execute("--out", out.toString());

        assertThat(exit).isZero();
        JsonNode figures = new ObjectMapper().readTree(out.toFile());
        for (String part : new String[] {"ownTuning", "ownHeld"}) {
            assertThat(figures.get(part + "Pairs").asInt()).isGreaterThan(100);
            assertThat(figures.get(part + "PrecisionPercent").asDouble()).isGreaterThanOrEqualTo(95);
            assertThat(figures.get(part + "RecallPercent").asDouble()).isGreaterThanOrEqualTo(75);
        }
    }
}
