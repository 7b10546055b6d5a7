package org.bitebudget.price.domain.alert;

import java.time.Instant;

/**
 * From when to when a rule holds; judged by when a price was seen.
 *
 * @param from first moment
 * @param to first moment no more, or null for ever
 */
public record Validity(Instant from, Instant to) {

    boolean holdsAt(Instant moment) {
        return !moment.isBefore(from) && !isOverAt(moment);
    }

    boolean isOverAt(Instant moment) {
        return to != null && !moment.isBefore(to);
    }
}
