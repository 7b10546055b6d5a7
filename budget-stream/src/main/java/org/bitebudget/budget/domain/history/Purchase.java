package org.bitebudget.budget.domain.history;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One revision of a ledger entry, as far as habits and challenges need it. Deletions and transfers are revisions too: they hold
 * the place of their entry and spend nothing.
 *
 * @param entryId identity of the entry
 * @param revision grows with every correction
 * @param eventId identity of this revision's event
 * @param date local day
 * @param merchant shop name as it was read or typed
 * @param currency ISO 4217 code of all lines
 * @param lines amounts by category; empty for what spends nothing
 */
public record Purchase(
        String entryId,
        long revision,
        String eventId,
        LocalDate date,
        Optional<String> merchant,
        String currency,
        List<Line> lines) {

    /**
     * A part of it.
     *
     * @param category taxonomy id
     * @param minor minor units, negative where money came back
     */
    public record Line(String category, long minor) {

        /** Whether it lies in the category or below it. */
        public boolean isWithin(String wanted) {
            return category.equals(wanted) || category.startsWith(wanted + ".");
        }
    }

    /** By day, then by entry: the order everything here is folded in. */
    static final Comparator<Purchase> ORDER =
            Comparator.comparing(Purchase::date).thenComparing(Purchase::entryId);

    private static final Comparator<Purchase> REVISIONS =
            Comparator.comparingLong(Purchase::revision).thenComparing(Purchase::eventId);

    public Purchase {
        lines = List.copyOf(lines);
    }

    /** Whether this revision holds against another one of the same entry, whichever arrived first. */
    public boolean supersedes(Purchase other) {
        return REVISIONS.compare(this, other) > 0;
    }

    /** What it spent in all, in minor units; negative for a refund. */
    public long total() {
        return lines.stream().mapToLong(Line::minor).sum();
    }
}
