package org.bitebudget.ml.domain.lstm;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What must be known of a trained network beside its weights.
 *
 * @param model always {@code lstm}
 * @param version content address: changes with the weights
 * @param format of window and answer; a network of another format is refused
 * @param layers stacked recurrent layers
 * @param units cells of each layer
 * @param dropout share of connections left out in training
 * @param seed of weights, order and dropout
 * @param sha256 of the weights file, hexadecimal
 * @param trainedAt when training ended
 * @param trainedOn what it was trained on, in words
 * @param metrics errors on held-out series
 * @param conformal per coverage in percent, for each day ahead, the quantile of |answer − truth| on held-out series: half the width of a
 *     split-conformal interval (Lei et al., Journal of the American Statistical Association 113, 2018)
 */
public record LstmMetadata(
        String model,
        String version,
        String format,
        int layers,
        int units,
        double dropout,
        long seed,
        String sha256,
        Instant trainedAt,
        String trainedOn,
        Map<String, Double> metrics,
        Map<String, List<Double>> conformal) {

    /** The format of {@link PriceWindow}. */
    public static final String FORMAT = "price-window-30x5-h14-v1";

    public LstmMetadata {
        metrics = Map.copyOf(metrics);
        conformal = Map.copyOf(conformal);
    }
}
