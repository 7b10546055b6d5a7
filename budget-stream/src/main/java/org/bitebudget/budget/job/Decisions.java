package org.bitebudget.budget.job;

import org.bitebudget.budget.domain.Decision;
import org.bitebudget.budget.domain.Redistribution;
import org.bitebudget.event.BudgetDecision;

/** Decisions from their events, tied to the content of the suggestion they name. */
final class Decisions {

    private Decisions() {}

    static Decision of(BudgetDecision event, long fingerprint) {
        return new Decision(
                event.getEnvelope().getEventId(),
                event.getEnvelope().getOccurredAt(),
                event.getSuggestionId(),
                fingerprint,
                event.getAccepted());
    }

    /** Fingerprint of what the event suggests. */
    static long fingerprint(org.bitebudget.event.Redistribution event) {
        return Redistribution.fingerprint(
                event.getNeed().getMinor(),
                event.getDonors().stream()
                        .map(donor -> new Redistribution.Donation(
                                donor.getCategoryId(), donor.getAmount().getMinor()))
                        .toList());
    }
}
