package org.bitebudget.price.domain;

import java.time.Instant;
import java.util.Optional;
import org.bitebudget.platform.money.Money;

/**
 * A price that has changed, or was seen for the first time.
 *
 * @param crossing names this step among all of the product: the observation and its revision
 * @param seenAt when the new price was seen
 * @param now the new price
 * @param before the price until then; empty if there was none in this currency
 * @param lowestBefore the lowest price until then; empty if there was none in this currency
 */
public record PriceStep(
        String crossing, Instant seenAt, Money now, Optional<Money> before, Optional<Money> lowestBefore) {}
