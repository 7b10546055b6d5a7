package org.bitebudget.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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

    /** Of the jobs only rules belong on the command line's class path, and nothing of an engine. */
    @Test
    void theCommandLineStartsWithWhatItsBuildWroteDown() throws Exception {
        String classPath = ModuleClassPath.of(PROJECT, "local-stack/stack");
        Process check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        BiteBudget.class.getName(),
                        "check",
                        "conservation",
                        "--help")
                .redirectErrorStream(true)
                .start();
        String told = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(told).isZero();
        assertThat(told).contains("--household");
        assertThat(classPath).doesNotContain("flink-").doesNotContain("rocksdbjni");
    }
}
