package org.bitebudget.budget.job;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.budget.domain.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.state.BudgetEntryState;
import org.bitebudget.state.BudgetLineState;

/** Ledger entries from their events, into the state and back. */
public final class LedgerEntries {

    private static final Duration AHEAD = Duration.ofHours(24);
    // Older dates are what is left of a missing or misread one.
    private static final LocalDate OLDEST = LocalDate.of(2000, 1, 1);

    private LedgerEntries() {}

    /** What is wrong with the event, if anything is. */
    public static Optional<String> refusal(org.bitebudget.event.LedgerEntry event) {
        try {
            check(event);
            of(event);
            return Optional.empty();
        } catch (InvalidBudgetInputException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The entry; a purchase or refund without lines counts as uncategorised. */
    static LedgerEntry of(org.bitebudget.event.LedgerEntry event) {
        return new LedgerEntry(
                event.getEntryId(),
                event.getEnvelope().getRevision(),
                event.getEnvelope().getEventId(),
                event.getWhen().getLocalDate(),
                event.getWhen().getZone(),
                event.getWhen().getInstant(),
                LedgerEntry.Kind.valueOf(event.getKind().name()),
                event.getTotal().getCurrency(),
                lines(event).stream()
                        .map(line -> new LedgerEntry.Line(
                                line.getCategoryId(), line.getAmount().getMinor()))
                        .toList(),
                event.getUser(),
                Optional.ofNullable(event.getToUser()));
    }

    /** The event's lines; its total as one line without a category where it has none. */
    public static List<LedgerLine> lines(org.bitebudget.event.LedgerEntry event) {
        if (event.getKind() == LedgerKind.DELETION) {
            return List.of();
        }
        return event.getLines().isEmpty()
                ? List.of(new LedgerLine(Taxonomy.UNCATEGORISED, event.getTotal(), null))
                : event.getLines();
    }

    static BudgetEntryState toState(LedgerEntry entry) {
        List<BudgetLineState> lines = new ArrayList<>(entry.lines().size());
        for (LedgerEntry.Line line : entry.lines()) {
            lines.add(new BudgetLineState(line.category(), line.minor()));
        }
        return new BudgetEntryState(
                entry.revision(),
                entry.eventId(),
                Math.toIntExact(entry.date().toEpochDay()),
                entry.zone(),
                micros(entry.occurredAt()),
                LedgerKind.valueOf(entry.kind().name()),
                entry.currency(),
                entry.member(),
                entry.toMember().orElse(null),
                lines);
    }

    static LedgerEntry fromState(String entryId, BudgetEntryState state) {
        return new LedgerEntry(
                entryId,
                state.getRevision(),
                state.getEventId(),
                LocalDate.ofEpochDay(state.getEpochDay()),
                state.getZone(),
                instant(state.getOccurredAtMicros()),
                LedgerEntry.Kind.valueOf(state.getKind().name()),
                state.getCurrency(),
                state.getLines().stream()
                        .map(line -> new LedgerEntry.Line(line.getCategoryId(), line.getMinor()))
                        .toList(),
                state.getMember(),
                Optional.ofNullable(state.getToMember()));
    }

    /** Microseconds since 1970, as the state holds instants. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The instant of {@link #micros}. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static void check(org.bitebudget.event.LedgerEntry event) {
        String currency = event.getTotal().getCurrency();
        if (!Currencies.isKnown(currency)) {
            throw new InvalidBudgetInputException("'" + currency + "' is not a known ISO 4217 currency");
        }
        checkTime(event);
        long sum = 0;
        for (LedgerLine line : lines(event)) {
            if (!line.getAmount().getCurrency().equals(currency)) {
                throw new InvalidBudgetInputException(
                        "a line is in " + line.getAmount().getCurrency() + ", the entry in " + currency);
            }
            sum = Math.addExact(sum, inRange(line.getAmount().getMinor()));
        }
        if (sum != event.getTotal().getMinor()) {
            throw new InvalidBudgetInputException("the lines add up to " + sum + ", the total is "
                    + event.getTotal().getMinor());
        }
    }

    private static void checkTime(org.bitebudget.event.LedgerEntry event) {
        try {
            ZoneId.of(event.getWhen().getZone());
        } catch (DateTimeException e) {
            throw new InvalidBudgetInputException("'" + event.getWhen().getZone() + "' is not a time zone");
        }
        LocalDate date = event.getWhen().getLocalDate();
        if (date.isBefore(OLDEST)) {
            throw new InvalidBudgetInputException("the date " + date + " is before " + OLDEST);
        }
        Instant latest = event.getEnvelope().getRecordedAt().plus(AHEAD);
        // The local date may be a day ahead of UTC's without being in the future.
        if (event.getWhen().getInstant().isAfter(latest)
                || date.isAfter(LocalDate.ofInstant(latest, ZoneOffset.UTC).plusDays(1))) {
            throw new InvalidBudgetInputException("the time is more than 24 hours after the entry was taken in");
        }
    }

    /** Bounds a line before the lines are added up. */
    private static long inRange(long minor) {
        return new LedgerEntry.Line(Taxonomy.UNCATEGORISED, minor).minor();
    }
}
