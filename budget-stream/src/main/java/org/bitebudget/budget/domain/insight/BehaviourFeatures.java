package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.platform.taxonomy.Bucket;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * How a household spends, for behaviour segments; no name, no shop, no product. Taken over the planned months of the last three
 * that are over, or the current one where there is none yet.
 *
 * @param currency ISO 4217 code of the amount
 * @param months how many months were looked at
 * @param monthlySpending needs and wants, mean over the months, in minor units
 * @param departmentShares part of the spending of each top category, adding up to 1
 * @param adherence 1 less what was spent beyond the categories' months, as a part of what was planned; 0 to 1
 * @param savingsRate part of all that was planned that was not spent on needs and wants; 0 to 1
 * @param purchasesPerMonth mean number of purchases
 * @param impulseRate part of the purchases that were mostly wants and fell on a day that was over what it had; 0 to 1
 */
public record BehaviourFeatures(
        String currency,
        int months,
        long monthlySpending,
        Map<String, Double> departmentShares,
        double adherence,
        double savingsRate,
        double purchasesPerMonth,
        double impulseRate) {

    private static final int MONTHS = 3;

    public BehaviourFeatures {
        departmentShares = Map.copyOf(departmentShares);
    }

    /** The features as of a day; empty without a planned month. */
    public static Optional<BehaviourFeatures> of(List<MonthStanding> months, PurchaseHistory history, LocalDate today) {
        YearMonth current = YearMonth.from(today);
        List<MonthStanding> over = chosen(months, current.minusMonths(MONTHS), current.minusMonths(1));
        List<MonthStanding> chosen = over.isEmpty() ? chosen(months, current, current) : over;
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        MonthStanding last = chosen.get(chosen.size() - 1);
        List<MonthStanding> alike = chosen.stream()
                .filter(month -> month.currency().equals(last.currency()))
                .toList();
        long spent = alike.stream().mapToLong(MonthStanding::spent).sum();
        long planned = alike.stream().mapToLong(MonthStanding::planned).sum();
        long toSpend = alike.stream().mapToLong(MonthStanding::plannedToSpend).sum();
        long overPlan = alike.stream().mapToLong(MonthStanding::overPlan).sum();
        List<Purchase> purchases = alike.stream()
                .flatMap(month ->
                        history
                                .in(last.currency())
                                .between(month.month().atDay(1), month.month().atEndOfMonth())
                                .stream())
                .filter(purchase -> purchase.total() > 0)
                .toList();
        return Optional.of(new BehaviourFeatures(
                last.currency(),
                alike.size(),
                spent / alike.size(),
                departmentShares(alike),
                1 - part(overPlan, toSpend),
                part(planned - spent, planned),
                (double) purchases.size() / alike.size(),
                part(
                        purchases.stream()
                                .filter(purchase -> isImpulse(purchase, alike))
                                .count(),
                        purchases.size())));
    }

    private static List<MonthStanding> chosen(List<MonthStanding> months, YearMonth first, YearMonth last) {
        return months.stream()
                .filter(month -> month.hasPlan()
                        && !month.month().isBefore(first)
                        && !month.month().isAfter(last))
                .sorted(Comparator.comparing(MonthStanding::month))
                .toList();
    }

    private static Map<String, Double> departmentShares(List<MonthStanding> months) {
        Map<String, Long> byDepartment = months.stream()
                .flatMap(month -> month.spending().stream())
                .filter(category -> category.spent() > 0)
                .collect(Collectors.groupingBy(
                        category -> UnusualPurchases.department(category.id()),
                        TreeMap::new,
                        Collectors.summingLong(MonthStanding.Category::spent)));
        long all = byDepartment.values().stream().mapToLong(Long::longValue).sum();
        return byDepartment.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> (double) entry.getValue() / all));
    }

    private static boolean isImpulse(Purchase purchase, List<MonthStanding> months) {
        long wants = purchase.lines().stream()
                .filter(line -> Taxonomy.shipped()
                        .find(line.category())
                        .filter(category -> category.bucket() == Bucket.WANT)
                        .isPresent())
                .mapToLong(Purchase.Line::minor)
                .sum();
        return 2 * wants > purchase.total()
                && months.stream()
                        .filter(month -> month.month().equals(YearMonth.from(purchase.date())))
                        .anyMatch(month -> month.isOver(purchase.date().getDayOfMonth()));
    }

    private static double part(long part, long whole) {
        return part <= 0 || whole <= 0 ? 0 : Math.min(1, (double) part / whole);
    }
}
