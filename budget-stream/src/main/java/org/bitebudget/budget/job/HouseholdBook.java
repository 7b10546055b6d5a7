package org.bitebudget.budget.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.event.LedgerEntry;

/** A household while the inputs that waited for a checkpoint are worked on. */
final class HouseholdBook {

    private final Map<YearMonth, MonthBook> months = new LinkedHashMap<>();
    private final Map<String, LedgerEntry> freshEntries = new HashMap<>();
    private final LocalDate newestDayBefore;
    private LocalDate newestDay;

    /** @param newestDay newest day the household has an entry on, as far as is known */
    HouseholdBook(LocalDate newestDay) {
        this.newestDayBefore = newestDay;
        this.newestDay = newestDay;
    }

    /** A month, if it is open. */
    MonthBook month(YearMonth month) {
        return months.get(month);
    }

    void put(MonthBook month) {
        months.put(month.month(), month);
    }

    /** The months that were opened. */
    Collection<MonthBook> months() {
        return months.values();
    }

    LocalDate newestDay() {
        return newestDay;
    }

    boolean hasNewerDay() {
        return newestDay.isAfter(newestDayBefore);
    }

    /** Keeps the event, in case its entry is refused. */
    void note(LedgerEntry event) {
        freshEntries.put(event.getEntryId(), event);
        LocalDate day = event.getWhen().getLocalDate();
        if (day.isAfter(newestDay)) {
            newestDay = day;
        }
    }

    /** The events that came now. */
    Collection<LedgerEntry> freshEntries() {
        return freshEntries.values();
    }

    /** The entry's event, if it came now. */
    Optional<LedgerEntry> fresh(String entryId) {
        return Optional.ofNullable(freshEntries.get(entryId));
    }
}
