package org.bitebudget.budget.domain;

import java.time.Instant;
import java.util.Comparator;

/**
 * Yes or no to a suggested redistribution. It holds for the very content that was suggested and lapses when that changes.
 *
 * @param eventId identity of the event
 * @param occurredAt when it was decided
 * @param redistributionId what it is about
 * @param fingerprint {@link Redistribution#fingerprint()} of what was suggested
 * @param accepted yes or no
 */
public record Decision(
        String eventId, Instant occurredAt, String redistributionId, long fingerprint, boolean accepted) {

    /** The last word holds. */
    static final Comparator<Decision> ORDER =
            Comparator.comparing(Decision::occurredAt).thenComparing(Decision::eventId);
}
