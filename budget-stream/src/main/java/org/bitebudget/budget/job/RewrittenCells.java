package org.bitebudget.budget.job;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bitebudget.budget.domain.BudgetMonth;
import org.bitebudget.budget.domain.CarryPolicy;
import org.bitebudget.budget.domain.CategoryIds;
import org.bitebudget.budget.domain.CategoryMonth;
import org.bitebudget.budget.domain.LedgerEntry;

/**
 * The cells of a month that are written whether they changed or not. An input that came before a restart may have been worked on
 * before it, and rows that followed from it may be in ClickHouse already, though no checkpoint knows of them. Now it may come
 * together with others that undo its effects: then nothing changes, and what was written would stay. So all that it could have
 * changed is written again: of mere spending the category's own days, of anything else all categories, and those that the month may have
 * had for a while are told as deleted.
 */
final class RewrittenCells {

    private static final String UNCATEGORISED = "other";

    private final Map<String, BitSet> spending = new HashMap<>();
    private final Set<String> categories = new HashSet<>();
    private int firstDay = Integer.MAX_VALUE;
    private boolean allCategories;

    /** An entry was booked. */
    void addBooked(LedgerEntry entry) {
        int day = entry.date().getDayOfMonth() - 1;
        for (LedgerEntry.Line line : entry.lines()) {
            spending.computeIfAbsent(line.category(), category -> new BitSet()).set(day);
            allCategories |= line.minor() < 0;
            categories.add(line.category());
        }
        firstDay = Math.min(firstDay, day);
    }

    /** An entry was taken back. */
    void addTakenBack(LedgerEntry entry) {
        allCategories = true;
        entry.lines().forEach(line -> categories.add(line.category()));
        firstDay = Math.min(firstDay, entry.date().getDayOfMonth() - 1);
    }

    /** Something came that plans these categories and can change all cells. */
    void addPlanned(Collection<String> planned) {
        categories.addAll(planned);
        addEverything();
    }

    /** A decision or a rate came, which can change all cells. */
    void addEverything() {
        allCategories = true;
        firstDay = 0;
    }

    boolean isEmpty() {
        return firstDay == Integer.MAX_VALUE;
    }

    /** The days of a category, from 0, that are written in any case. */
    BitSet days(String category, BudgetMonth before, BudgetMonth now) {
        BitSet days = new BitSet();
        if (isEmpty()) {
            return days;
        }
        int end = now.month().lengthOfMonth();
        if (allCategories
                || !before.redistributions().isEmpty()
                || !now.redistributions().isEmpty()) {
            days.set(firstDay, end);
            return days;
        }
        spending.forEach((line, on) -> {
            if (isWithin(line, category)) {
                days.or(on);
            }
        });
        if (!days.isEmpty() && carries(now)) {
            days.set(days.nextSetBit(0), end);
        }
        return days;
    }

    /** Categories that the month may have been written with and that are not among those it has now. */
    Set<String> gone(List<CategoryMonth> now) {
        Set<String> gone = new TreeSet<>();
        if (allCategories) {
            categories.forEach(category -> gone.addAll(CategoryIds.within(category)));
            now.forEach(category -> gone.remove(category.category()));
        }
        return gone;
    }

    /** Ids are paths; what is not known is booked as uncategorised. */
    private static boolean isWithin(String line, String category) {
        return line.equals(category) || line.startsWith(category + ".") || category.startsWith(UNCATEGORISED);
    }

    private static boolean carries(BudgetMonth month) {
        return month.planInForce()
                .filter(plan -> plan.carry() != CarryPolicy.NONE)
                .isPresent();
    }
}
