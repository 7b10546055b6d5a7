package org.bitebudget.ml.domain.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What must be known of a trained model beside its bytes.
 *
 * @param model name of the model, see {@link ModelKind}
 * @param version the first {@value #VERSION_DIGITS} digits of {@code sha256}: the same bytes are the same version
 * @param format what the bytes mean; an artefact of another format is refused
 * @param sha256 of the bytes, hexadecimal
 * @param size of the bytes
 * @param seed of everything random in training
 * @param trainedAt when training ended
 * @param trainedOn what it was trained on, in words
 * @param dataFingerprint SHA-256, hexadecimal, of what it was trained on
 * @param settings of the architecture and of training, by name
 * @param metrics errors on what was held out, and counts
 * @param calibration figures by which raw answers become intervals, by name; the price network has for each coverage in percent and each day ahead the
 *     quantile of |answer − truth| on held-out series: half the width of a split-conformal interval (Lei et al., Journal of the American Statistical
 *     Association 113, 2018)
 */
public record ModelMetadata(
        String model,
        String version,
        String format,
        String sha256,
        long size,
        long seed,
        Instant trainedAt,
        String trainedOn,
        String dataFingerprint,
        Map<String, String> settings,
        Map<String, Double> metrics,
        Map<String, List<Double>> calibration) {

    /** Length of a version. */
    public static final int VERSION_DIGITS = 12;

    public ModelMetadata {
        settings = Map.copyOf(settings);
        metrics = Map.copyOf(metrics);
        calibration = Map.copyOf(calibration);
    }
}
