package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a household is bound to pay in parts, from a day on. On each day the revision that is the highest of those in effect by then
 * holds; a part that fell due before a change stays as it was.
 *
 * @param aimId identity of what is paid in parts
 * @param revision grows with every change
 * @param eventId identity of the event
 * @param from first day it holds for
 * @param category taxonomy id the parts are paid from
 * @param currency ISO 4217 code of the parts
 * @param parts minor units by the day they are due; none once it was taken back
 */
public record InstalmentChange(
        String aimId,
        long revision,
        String eventId,
        LocalDate from,
        String category,
        String currency,
        SortedMap<LocalDate, Long> parts) {

    private static final String NAME = "instalment";

    /** Which of two changes that are in effect holds. */
    static final Comparator<InstalmentChange> ORDER = Comparator.comparingLong(InstalmentChange::revision)
            .thenComparing(InstalmentChange::eventId)
            .thenComparing(
                    (one, other) -> one.equals(other) ? 0 : one.toString().compareTo(other.toString()));

    /** @throws InvalidBudgetInputException if the category is unknown */
    public InstalmentChange {
        parts = new TreeMap<>(parts);
        if (!CategoryIds.isKnown(category)) {
            throw new InvalidBudgetInputException("'" + category + "' is not a category of the taxonomy");
        }
    }

    /** What people read of a commitment: its name, and of a part, whose name is sealed, that it is one. */
    static String nameOf(String commitmentId) {
        return commitmentId.startsWith(NAME + " ") ? "an " + NAME : commitmentId;
    }

    /** What the part due on a day is named among the commitments of its month. */
    public static String commitmentId(String aimId, LocalDate day) {
        return NAME + " " + aimId + " " + day;
    }

    /** The part due on a day, as a commitment of that day alone. */
    Commitment on(LocalDate day) {
        return new Commitment(
                commitmentId(aimId, day),
                category,
                parts.get(day),
                new Recurrence(day, Recurrence.Unit.MONTH, 1, Optional.of(day)));
    }
}
