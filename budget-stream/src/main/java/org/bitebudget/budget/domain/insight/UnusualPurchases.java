package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * Purchases far above what the household itself usually pays at once in a department: of at least eight purchases in the year
 * before, more than 3.5 robust deviations over the median, and at least half as much again.
 */
public final class UnusualPurchases {

    private static final int PAST_DAYS = 365;
    private static final int RECENT_DAYS = 7;
    private static final int FEWEST = 8;
    private static final double FAR = 3.5;
    private static final double MUCH = 1.5;

    private UnusualPurchases() {}

    /**
     * One of them.
     *
     * @param entryId which entry
     * @param date its day
     * @param department top category of the taxonomy
     * @param minor what it spent there, in minor units
     * @param usual the median of the purchases before, in minor units
     * @param purchases how many there were before
     */
    public record Unusual(String entryId, LocalDate date, String department, long minor, long usual, int purchases) {}

    /**
     * Those of the last seven days.
     *
     * @param history purchases in one currency
     */
    public static List<Unusual> of(PurchaseHistory history, LocalDate today) {
        List<Unusual> found = new ArrayList<>();
        Map<String, List<Spent>> byDepartment =
                byDepartment(history.between(today.minusDays(PAST_DAYS + RECENT_DAYS), today));
        byDepartment.forEach((department, all) -> all.stream()
                .filter(spent -> spent.date().isAfter(today.minusDays(RECENT_DAYS)))
                .forEach(spent -> judge(department, spent, all).ifPresent(found::add)));
        found.sort(Comparator.comparing(Unusual::date)
                .thenComparing(Unusual::entryId)
                .thenComparing(Unusual::department));
        return found;
    }

    private record Spent(String entryId, LocalDate date, long minor) {}

    private static Optional<Unusual> judge(String department, Spent spent, List<Spent> all) {
        List<Long> before = all.stream()
                .filter(other -> other.date().isBefore(spent.date())
                        && !other.date().isBefore(spent.date().minusDays(PAST_DAYS)))
                .map(Spent::minor)
                .toList();
        if (before.size() < FEWEST) {
            return Optional.empty();
        }
        RobustSpread usual = RobustSpread.of(before);
        boolean far = spent.minor() - usual.median() > FAR * usual.deviation();
        return far && spent.minor() >= MUCH * usual.median()
                ? Optional.of(new Unusual(
                        spent.entryId(),
                        spent.date(),
                        department,
                        spent.minor(),
                        Math.round(usual.median()),
                        before.size()))
                : Optional.empty();
    }

    private static Map<String, List<Spent>> byDepartment(List<Purchase> purchases) {
        Map<String, List<Spent>> all = new HashMap<>();
        for (Purchase purchase : purchases) {
            Map<String, Long> parts = new HashMap<>();
            purchase.lines().forEach(line -> parts.merge(department(line.category()), line.minor(), Math::addExact));
            parts.forEach((department, minor) -> {
                if (minor > 0) {
                    all.computeIfAbsent(department, id -> new ArrayList<>())
                            .add(new Spent(purchase.entryId(), purchase.date(), minor));
                }
            });
        }
        return all;
    }

    static String department(String category) {
        return Taxonomy.shipped().find(category).isPresent()
                ? Taxonomy.shipped().department(category).id()
                : "other";
    }
}
