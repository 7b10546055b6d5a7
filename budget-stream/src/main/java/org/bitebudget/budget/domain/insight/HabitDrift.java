package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;

/**
 * What a household spends in a department each week, of late against before: the mean of the last four whole weeks against the
 * median of the twelve before them. It drifts where the difference is more than two standard errors of a mean of four (the spread
 * is robust, over the twelve weeks) and at least a quarter of what it was; spending in at least six of the twelve weeks is asked for.
 */
public final class HabitDrift {

    private static final int LATELY = 4;
    private static final int BEFORE = 12;
    private static final int WEEKS_WITH_SPENDING = 6;
    private static final double ERRORS = 2;
    private static final double PART = 0.25;

    private HabitDrift() {}

    /**
     * A habit that changed.
     *
     * @param department top category of the taxonomy
     * @param lately minor units a week of late
     * @param before minor units a week before
     */
    public record Drift(String department, long lately, long before) {

        /** The change in percent of before, without its sign. */
        public int percent() {
            return (int) Math.round(100.0 * Math.abs(lately - before) / before);
        }

        /** Whether it is more than before. */
        public boolean isMore() {
            return lately > before;
        }
    }

    /**
     * The drifts, by department.
     *
     * @param history purchases in one currency
     * @param today the weeks counted end the day before
     */
    public static List<Drift> of(PurchaseHistory history, LocalDate today) {
        LocalDate first = today.minusWeeks(LATELY + BEFORE);
        Map<String, long[]> weeks = new TreeMap<>();
        for (Purchase purchase : history.between(first, today.minusDays(1))) {
            int week = (int) (ChronoUnit.DAYS.between(first, purchase.date()) / 7);
            for (Purchase.Line line : purchase.lines()) {
                weeks.computeIfAbsent(UnusualPurchases.department(line.category()), id -> new long[LATELY + BEFORE])[
                                week] +=
                        line.minor();
            }
        }
        List<Drift> drifts = new ArrayList<>();
        weeks.forEach((department, sums) -> {
            List<Long> before =
                    IntStream.range(0, BEFORE).mapToObj(i -> sums[i]).collect(Collectors.toList());
            double lately = IntStream.range(BEFORE, BEFORE + LATELY)
                    .mapToLong(i -> sums[i])
                    .average()
                    .orElseThrow();
            RobustSpread usual = RobustSpread.of(before);
            double change = Math.abs(lately - usual.median());
            if (before.stream().filter(sum -> sum > 0).count() >= WEEKS_WITH_SPENDING
                    && usual.median() > 0
                    && change > ERRORS * usual.deviation() / Math.sqrt(LATELY)
                    && change >= PART * usual.median()) {
                drifts.add(new Drift(department, Math.round(lately), Math.round(usual.median())));
            }
        });
        return drifts;
    }
}
