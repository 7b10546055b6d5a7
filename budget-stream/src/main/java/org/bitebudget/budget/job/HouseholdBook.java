package org.bitebudget.budget.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.state.BudgetHouseholdState;

/** A household while the inputs that waited for a checkpoint are worked on. */
final class HouseholdBook {

    /** Before every day that an entry can be of. */
    static final LocalDate NO_DAY = LocalDate.of(1, 1, 1);

    private final Map<YearMonth, MonthBook> months = new LinkedHashMap<>();
    private final Map<String, LedgerEntry> freshEntries = new HashMap<>();
    private final List<HouseholdAim> freshInstalments = new ArrayList<>();
    private final BudgetHouseholdState kept;
    private LocalDate newestDay;

    /** @param kept what its months shared so far */
    HouseholdBook(BudgetHouseholdState kept) {
        this.kept = kept;
        this.newestDay = LocalDate.ofEpochDay(kept.getNewestDay());
    }

    /** A month, if it is open. */
    MonthBook month(YearMonth month) {
        return months.get(month);
    }

    /** Opens a month: it knows the instalments that were kept, and is told of those that came. */
    void put(MonthBook month) {
        months.put(month.month(), month);
        freshInstalments.forEach(month::add);
    }

    /** The months that were opened. */
    Collection<MonthBook> months() {
        return months.values();
    }

    /** What was paid in parts, as the months were last published with. */
    List<HouseholdAim> instalments() {
        return kept.getInstalments();
    }

    /** Takes a revision of what is paid in parts; says whether it was new. */
    boolean add(HouseholdAim instalments) {
        HouseholdAim nameless = Instalments.nameless(instalments);
        if (kept.getInstalments().contains(nameless) || freshInstalments.contains(nameless)) {
            return false;
        }
        freshInstalments.add(nameless);
        months.values().forEach(month -> month.add(nameless));
        return true;
    }

    /** Newest day the household has an entry on, as far as is known. */
    LocalDate newestDay() {
        return newestDay;
    }

    /** What the months share now, if that has changed. */
    Optional<BudgetHouseholdState> changed() {
        int day = Math.toIntExact(newestDay.toEpochDay());
        if (day == kept.getNewestDay() && freshInstalments.isEmpty()) {
            return Optional.empty();
        }
        List<HouseholdAim> all = new ArrayList<>(kept.getInstalments());
        all.addAll(freshInstalments);
        return Optional.of(new BudgetHouseholdState(day, all));
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
