package org.bitebudget.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {

    @Test
    void writesFlatJsonThatSaysWhatWasMeasuredWhere(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("figures.json");

        new BenchReport("example", "as shipped")
                .count("images", 28)
                .figure("medianSeconds", 1.23456789)
                .publish(file);

        JsonNode written = new ObjectMapper().readTree(file.toFile());
        assertThat(written.fieldNames())
                .toIterable()
                .containsExactly("name", "commit", "machine", "config", "images", "medianSeconds");
        assertThat(written.path("images").asInt()).isEqualTo(28);
        assertThat(written.path("medianSeconds").asDouble()).isEqualTo(1.2346);
        assertThat(written.path("machine").asText()).contains("Java");
    }

    @Test
    void quantilesAreValuesOfTheSample() {
        Quantiles quantiles = Quantiles.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0));

        assertThat(quantiles.median()).isEqualTo(3.0);
        assertThat(quantiles.p95()).isEqualTo(5.0);
    }
}
