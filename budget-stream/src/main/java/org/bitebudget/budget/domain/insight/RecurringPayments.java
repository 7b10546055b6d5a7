package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.budget.domain.sentence.MessageKey;
import org.bitebudget.platform.text.Fold;

/**
 * Finds payments that come back by themselves: at least three to one merchant, amounts within a tenth of each other, every
 * interval within the rhythm's tolerance. Since people shop by the week too, half of the amounts have to be equal where the rhythm
 * is shorter than a month. Payments to a merchant that also sells otherwise are found where those of one size stand apart from
 * the rest.
 */
public final class RecurringPayments {

    private static final int FEWEST = 3;
    private static final double NEAR = 0.1;

    private RecurringPayments() {}

    /** How often something is paid. */
    public enum Rhythm {
        /** Every 7 days. */
        WEEKLY(7, 1, 52, MessageKey.SUBSCRIPTION_WEEKLY),
        /** Every 14 days. */
        FORTNIGHTLY(14, 2, 26, MessageKey.SUBSCRIPTION_FORTNIGHTLY),
        /** Every 28 to 31 days, give or take a weekend. */
        MONTHLY(30, 4, 12, MessageKey.SUBSCRIPTION_MONTHLY),
        /** Every 90 to 92 days. */
        QUARTERLY(91, 6, 4, MessageKey.SUBSCRIPTION_QUARTERLY),
        /** Every 365 or 366 days. */
        YEARLY(365, 10, 1, MessageKey.SUBSCRIPTION_YEARLY);

        private final int days;
        private final int tolerance;
        private final int perYear;
        private final MessageKey sentence;

        Rhythm(int days, int tolerance, int perYear, MessageKey sentence) {
            this.days = days;
            this.tolerance = tolerance;
            this.perYear = perYear;
            this.sentence = sentence;
        }

        /** How it is told. */
        MessageKey sentence() {
            return sentence;
        }

        private boolean fits(long interval) {
            return Math.abs(interval - days) <= tolerance;
        }

        private LocalDate after(LocalDate date) {
            return switch (this) {
                case WEEKLY, FORTNIGHTLY -> date.plusDays(days);
                case MONTHLY -> date.plusMonths(1);
                case QUARTERLY -> date.plusMonths(3);
                case YEARLY -> date.plusYears(1);
            };
        }
    }

    /**
     * A recurring payment.
     *
     * @param merchant as it was last written
     * @param category taxonomy id of most of the last payment
     * @param rhythm how often
     * @param minor the median amount, in minor units
     * @param last day of the last payment
     * @param next when the next one is to be expected
     * @param payments how many were seen
     */
    public record Recurring(
            String merchant, String category, Rhythm rhythm, long minor, LocalDate last, LocalDate next, int payments) {

        /** What it takes in a year, in minor units. */
        public long perYear() {
            return Math.multiplyExact(minor, rhythm.perYear);
        }
    }

    /**
     * Those that go on: the next payment is not overdue by more than the rhythm's tolerance.
     *
     * @param history purchases in one currency
     */
    public static List<Recurring> of(PurchaseHistory history, LocalDate today) {
        Map<String, List<Purchase>> byMerchant = history.purchases().stream()
                .filter(purchase -> purchase.total() > 0 && !purchase.date().isAfter(today))
                .filter(purchase -> purchase.merchant().isPresent())
                .collect(Collectors.groupingBy(
                        purchase -> Fold.text(purchase.merchant().get()), TreeMap::new, Collectors.toList()));
        List<Recurring> found = new ArrayList<>();
        byMerchant.values().forEach(purchases -> bySize(purchases).forEach(alike -> recurring(alike)
                .filter(payment ->
                        !payment.next().plusDays(payment.rhythm().tolerance).isBefore(today))
                .ifPresent(found::add)));
        return found;
    }

    /** Payments of about one size, day by day; a size begins where it is more than a tenth above the one that began the last. */
    private static List<List<Purchase>> bySize(List<Purchase> purchases) {
        List<Purchase> sorted = purchases.stream()
                .sorted(Comparator.comparingLong(Purchase::total))
                .toList();
        List<List<Purchase>> groups = new ArrayList<>();
        long smallest = 0;
        for (Purchase purchase : sorted) {
            if (groups.isEmpty() || purchase.total() > smallest * (1 + NEAR)) {
                groups.add(new ArrayList<>());
                smallest = purchase.total();
            }
            groups.get(groups.size() - 1).add(purchase);
        }
        groups.forEach(group -> group.sort(Comparator.comparing(Purchase::date)));
        return groups;
    }

    private static Optional<Recurring> recurring(List<Purchase> alike) {
        if (alike.size() < FEWEST) {
            return Optional.empty();
        }
        for (Rhythm rhythm : Rhythm.values()) {
            if (fits(alike, rhythm)) {
                Purchase last = alike.get(alike.size() - 1);
                long median = Math.round(
                        RobustSpread.of(alike.stream().map(Purchase::total).toList())
                                .median());
                return Optional.of(new Recurring(
                        last.merchant().orElseThrow(),
                        largestPart(last),
                        rhythm,
                        median,
                        last.date(),
                        rhythm.after(last.date()),
                        alike.size()));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(List<Purchase> alike, Rhythm rhythm) {
        if (rhythm.days < Rhythm.MONTHLY.days && !halfAreEqual(alike)) {
            return false;
        }
        for (int i = 1; i < alike.size(); i++) {
            long interval = ChronoUnit.DAYS.between(
                    alike.get(i - 1).date(), alike.get(i).date());
            if (!rhythm.fits(interval)) {
                return false;
            }
        }
        return true;
    }

    private static boolean halfAreEqual(List<Purchase> alike) {
        long most =
                alike.stream().collect(Collectors.groupingBy(Purchase::total, Collectors.counting())).values().stream()
                        .max(Comparator.naturalOrder())
                        .orElse(0L);
        return 2 * most >= alike.size();
    }

    private static String largestPart(Purchase purchase) {
        return purchase.lines().stream()
                .max(Comparator.comparingLong(Purchase.Line::minor).thenComparing(Purchase.Line::category))
                .orElseThrow()
                .category();
    }
}
