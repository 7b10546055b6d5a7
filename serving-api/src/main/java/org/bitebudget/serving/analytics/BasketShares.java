package org.bitebudget.serving.analytics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bitebudget.serving.analytics.SpendingQuery.Spending;

/** What a household's money goes to, as the shares of a basket. */
public final class BasketShares {

    private static final int MONTHS = 12;

    private final SpendingQuery spending;

    public BasketShares(SpendingQuery spending) {
        this.spending = spending;
    }

    /**
     * What the household spent on each category in the twelve months up to a day's; in its main currency, refunds taken off. Empty
     * where it spent nothing.
     */
    public Map<String, Double> of(String household, LocalDate day) {
        YearMonth last = YearMonth.from(day);
        List<Spending> spent = spending.spending(household, last.minusMonths(MONTHS - 1L), last);
        Map<String, Long> byCurrency = spent.stream()
                .collect(Collectors.groupingBy(
                        Spending::currency, TreeMap::new, Collectors.summingLong(Spending::amountMinor)));
        return byCurrency.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(main -> inCurrency(spent, main.getKey()))
                .orElse(Map.of());
    }

    private static Map<String, Double> inCurrency(List<Spending> spent, String currency) {
        Map<String, Double> shares = spent.stream()
                .filter(row -> row.currency().equals(currency))
                .collect(Collectors.groupingBy(
                        Spending::categoryId, TreeMap::new, Collectors.summingDouble(Spending::amountMinor)));
        shares.values().removeIf(amount -> amount <= 0);
        return shares;
    }

    /** Shares as a parameter of {@code basket_inflation}. */
    public static String parameter(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .map(share -> SqlText.quoted(share.getKey()) + ":" + share.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
