package org.bitebudget.ml.domain.change;

import java.util.List;
import java.util.OptionalInt;

/**
 * How likely a price is to change, and a promotion to start, within the days of {@link ChangeHazard#HORIZONS}, and when that has happened as likely as
 * not.
 *
 * @param changes probabilities, one for each
 * @param promotions likewise; empty while the product is on promotion, and in stores that tell none
 * @param daysToChange median of the days until the change; absent beyond {@link ChangeHazard#FARTHEST}
 * @param daysToPromotion likewise; absent also where there are no chances of one
 */
public record ChangeOutlook(
        List<Double> changes, List<Double> promotions, OptionalInt daysToChange, OptionalInt daysToPromotion) {}
