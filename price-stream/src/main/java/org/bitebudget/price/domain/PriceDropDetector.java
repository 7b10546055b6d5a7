package org.bitebudget.price.domain;

import java.util.Optional;
import org.bitebudget.platform.money.Money;

/**
 * Tells when the arrival of an observation is something that alerts are judged by. Alerts follow the order of arrival and are
 * never taken back, so only what moves the current price counts: a late observation, a retraction and a price that stays
 * as it was are silent.
 */
public final class PriceDropDetector {

    private PriceDropDetector() {}

    /**
     * The step that the arrival of an observation made, if it made one.
     *
     * @param version what arrived
     * @param arrival what became of it
     * @param before the price before it arrived
     * @param after the price after it
     */
    public static Optional<PriceStep> step(
            Observation version, Arrival arrival, Optional<PriceView> before, Optional<PriceView> after) {
        boolean movesThePrice = arrival == Arrival.CURRENT
                && !version.retracted()
                && after.filter(view -> view.observationId().equals(version.id()))
                        .isPresent();
        if (!movesThePrice) {
            return Optional.empty();
        }
        Money now = version.price();
        Optional<PriceView> comparable =
                before.filter(view -> view.price().currency().equals(now.currency()));
        Optional<Money> price = comparable.map(PriceView::price);
        if (price.filter(now::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new PriceStep(
                crossing(version.id(), version.revision()),
                version.at(),
                now,
                price,
                comparable.map(PriceView::lowest)));
    }

    private static String crossing(String observationId, long revision) {
        return observationId + "@" + revision;
    }
}
