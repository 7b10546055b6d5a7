package org.bitebudget.ml.recommend;

import java.time.Instant;
import java.util.Map;

/**
 * What a trained recommender says of itself.
 *
 * @param format {@link #FORMAT} of the program that wrote it
 * @param version first twelve hex digits of the hash
 * @param sha256 of the bytes beside it, hex
 * @param trainedAt when
 * @param trainedOn what it was trained on
 * @param metrics shoppers, items, learned weights
 */
public record RecommenderMetadata(
        String format,
        String version,
        String sha256,
        Instant trainedAt,
        String trainedOn,
        Map<String, Double> metrics) {

    /** What this program writes and reads. */
    public static final String FORMAT = "recommender-v1";

    /** Name of the model in events and in the registry. */
    public static final String MODEL = "recommender";

    public RecommenderMetadata {
        metrics = Map.copyOf(metrics);
    }
}
