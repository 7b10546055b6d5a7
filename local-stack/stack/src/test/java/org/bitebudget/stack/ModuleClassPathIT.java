package org.bitebudget.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleClassPathIT {

    private static final Path PROJECT = Path.of("..", "..");

    /** A library that an app declares for its tests is missing at run time, even where another library needs it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest-gateway",
                "ocr-stream",
                "price-stream",
                "budget-stream",
                "ml-inference-job",
                "serving-api"
            })
    void everyAppBringsWhatTheTopicsNeed(String app) {
        assertThat(ModuleClassPath.of(PROJECT, app))
                .contains("kafka-clients-")
                .contains("avro-")
                .contains("jackson-databind-");
    }
}
