package org.bitebudget.budget.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.event.LedgerEntry;

/** What is worked on of one household between two checkpoints. */
final class HouseholdBook {

    private final Map<YearMonth, MonthBook> months = new LinkedHashMap<>();
    private final Map<String, LedgerEntry> freshEntries = new HashMap<>();
    private LocalDate newestDay;

    /** @param newestDay newest day the household has an entry on, as far as is known */
    HouseholdBook(LocalDate newestDay) {
        this.newestDay = newestDay;
    }

    /** The months touched since the last checkpoint. */
    Map<YearMonth, MonthBook> months() {
        return months;
    }

    LocalDate newestDay() {
        return newestDay;
    }

    /** Keeps the event until the checkpoint, in case its entry is refused then. */
    void note(LedgerEntry event) {
        freshEntries.put(event.getEntryId(), event);
        LocalDate day = event.getWhen().getLocalDate();
        if (day.isAfter(newestDay)) {
            newestDay = day;
        }
    }

    /** The entry's event, if it came since the last checkpoint. */
    Optional<LedgerEntry> fresh(String entryId) {
        return Optional.ofNullable(freshEntries.get(entryId));
    }
}
