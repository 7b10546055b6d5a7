package org.bitebudget.ml.domain.change;

import java.util.List;

/**
 * How likely a price is to change, and a promotion to start, within the days of {@link ChangeHazard#HORIZONS}.
 *
 * @param changes probabilities, one for each
 * @param promotions likewise; empty while the product is on promotion, and in stores that tell none
 */
public record ChangeOutlook(List<Double> changes, List<Double> promotions) {}
