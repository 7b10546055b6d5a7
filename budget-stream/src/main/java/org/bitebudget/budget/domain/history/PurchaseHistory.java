package org.bitebudget.budget.domain.history;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A household's purchases, each in its highest revision. Arrival leaves no trace: the same revisions in any order, however
 * often, are the same history.
 *
 * @param purchases those that spend or give back, by day and entry
 */
public record PurchaseHistory(List<Purchase> purchases) {

    public PurchaseHistory {
        purchases = List.copyOf(purchases);
    }

    /** The history that any number of revisions leave. */
    public static PurchaseHistory of(Collection<Purchase> revisions) {
        Map<String, Purchase> holding = revisions.stream()
                .collect(Collectors.toMap(Purchase::entryId, purchase -> purchase, (a, b) -> a.supersedes(b) ? a : b));
        return new PurchaseHistory(holding.values().stream()
                .filter(purchase -> !purchase.lines().isEmpty())
                .sorted(Purchase.ORDER)
                .toList());
    }

    /** The purchases of a span of days, both ends included. */
    public List<Purchase> between(LocalDate first, LocalDate last) {
        return purchases.stream()
                .filter(purchase ->
                        !purchase.date().isBefore(first) && !purchase.date().isAfter(last))
                .toList();
    }

    /** The purchases in one currency. */
    public PurchaseHistory in(String currency) {
        return new PurchaseHistory(purchases.stream()
                .filter(purchase -> purchase.currency().equals(currency))
                .toList());
    }

    /** The currency most purchases are in, ties by code. */
    public Optional<String> usualCurrency() {
        return purchases.stream()
                .collect(Collectors.groupingBy(Purchase::currency, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }
}
