package org.bitebudget.budget.domain.goal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.platform.money.LargestRemainder;
import org.bitebudget.platform.money.Money;

/**
 * Something paid in equal parts. The parts add up to the total: minor units left over go to the first ones.
 *
 * @param total what is paid in all, above zero
 * @param category taxonomy id that the payments are booked under
 * @param count how many parts, 1 to 600
 * @param firstDue day of the first part
 * @param rhythm how far the parts lie apart
 */
public record InstalmentPlan(Money total, String category, int count, LocalDate firstDue, Rhythm rhythm) {

    /** How far payments lie apart. */
    public enum Rhythm {
        /** Seven days. */
        WEEKLY,
        /** Fourteen days. */
        FORTNIGHTLY,
        /** The same day of the month; its last day where the month is shorter. */
        MONTHLY;

        LocalDate after(LocalDate first, int parts) {
            return switch (this) {
                case WEEKLY -> first.plusWeeks(parts);
                case FORTNIGHTLY -> first.plusWeeks(2L * parts);
                case MONTHLY -> first.plusMonths(parts);
            };
        }
    }

    private static final int MOST_PARTS = 600;

    /** @throws InvalidBudgetInputException if total or number of parts is out of range */
    public InstalmentPlan {
        if (count < 1 || count > MOST_PARTS) {
            throw new InvalidBudgetInputException("an instalment plan has 1 to " + MOST_PARTS + " parts, not " + count);
        }
        if (total.minor() < count) {
            throw new InvalidBudgetInputException(total + " cannot be paid in " + count + " parts above zero");
        }
    }

    /** What is due, by day; of at least one minor unit each, adding up to the total. */
    public SortedMap<LocalDate, Long> schedule() {
        long[] equal = new long[count];
        Arrays.fill(equal, 1);
        long[] parts = LargestRemainder.split(total.minor(), equal);
        SortedMap<LocalDate, Long> schedule = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            schedule.put(rhythm.after(firstDue, i), parts[i]);
        }
        return schedule;
    }
}
