package org.bitebudget.budget.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One revision of something that moved the household's money. The highest revision of an entry holds, whatever arrived
 * last; a deletion is a revision too, so that an older one that arrives late does not bring the entry back.
 *
 * @param entryId identity of the entry
 * @param revision grows with every correction
 * @param eventId identity of this revision's event
 * @param date local day it belongs to
 * @param zone IANA zone it was lived in
 * @param occurredAt when it happened
 * @param kind what it does
 * @param currency ISO 4217 code of all lines
 * @param lines amounts by category; empty for a deletion
 * @param member who paid, or sent a transfer
 * @param toMember who a transfer went to, if another member got it
 */
public record LedgerEntry(
        String entryId,
        long revision,
        String eventId,
        LocalDate date,
        String zone,
        Instant occurredAt,
        Kind kind,
        String currency,
        List<Line> lines,
        String member,
        Optional<String> toMember) {

    /** What an entry does to the budget. */
    public enum Kind {
        /** Counts as spending. */
        PURCHASE,
        /** Gives spending back; its lines are negative. */
        REFUND,
        /** Moves money between members: no spending. */
        TRANSFER,
        /** Takes the entry back. */
        DELETION
    }

    /**
     * A part of the entry.
     *
     * @param category taxonomy id
     * @param minor minor units, negative where money came back
     */
    public record Line(String category, long minor) {
        public Line {
            Amounts.inRange(minor, "a line");
        }
    }

    private static final int MOST_LINES = 10_000;

    /** The order inputs are taken in: by local date, then the instant, then the event's id. */
    static final Comparator<LedgerEntry> ORDER = Comparator.comparing(LedgerEntry::date)
            .thenComparing(LedgerEntry::occurredAt)
            .thenComparing(LedgerEntry::eventId);

    /**
     * Which of two revisions of one entry holds; of two with the same number the one with the greater event id. Two contents under
     * one event id are a fault of their producer: even then one of them holds, whichever arrived first.
     */
    static final Comparator<LedgerEntry> REVISIONS = Comparator.comparingLong(LedgerEntry::revision)
            .thenComparing(LedgerEntry::eventId)
            .thenComparing(
                    (one, other) -> one.equals(other) ? 0 : one.toString().compareTo(other.toString()));

    /** @throws InvalidBudgetInputException if the lines together leave the range of amounts */
    public LedgerEntry {
        lines = List.copyOf(lines);
        if (lines.size() > MOST_LINES) {
            throw new InvalidBudgetInputException("an entry has at most " + MOST_LINES + " lines");
        }
        Amounts.inRange(lines.stream().mapToLong(line -> Math.abs(line.minor())).sum(), "an entry");
    }

    /** Whether this revision holds against another one of the same entry, whichever arrived first. */
    public boolean supersedes(LedgerEntry other) {
        return REVISIONS.compare(this, other) > 0;
    }

    /** The month it belongs to. */
    public YearMonth month() {
        return YearMonth.from(date);
    }

    /** Whether it counts as spending, positive or negative. */
    public boolean spends() {
        return kind == Kind.PURCHASE || kind == Kind.REFUND;
    }
}
