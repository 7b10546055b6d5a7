package org.bitebudget.budget.domain.challenge;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;

/**
 * What counts for a challenge, by day. Spending in another currency cannot be held against the limit: it breaks the day and
 * stays out of the sum.
 */
final class ScopedSpending {

    private final Challenge challenge;
    private final Map<LocalDate, Long> byDay = new HashMap<>();
    private final Set<LocalDate> inOtherCurrency = new HashSet<>();

    private ScopedSpending(Challenge challenge) {
        this.challenge = challenge;
    }

    static ScopedSpending of(Challenge challenge, PurchaseHistory history) {
        ScopedSpending spending = new ScopedSpending(challenge);
        history.between(challenge.start(), challenge.end()).forEach(spending::add);
        return spending;
    }

    /** Whether the day kept the limit. */
    boolean keeps(LocalDate day) {
        return !inOtherCurrency.contains(day)
                && byDay.getOrDefault(day, 0L) <= challenge.limit().minor();
    }

    /** Spent over all days, in minor units. */
    long total() {
        return byDay.values().stream().mapToLong(Long::longValue).sum();
    }

    private void add(Purchase purchase) {
        long minor = purchase.lines().stream()
                .filter(this::counts)
                .mapToLong(Purchase.Line::minor)
                .sum();
        if (purchase.currency().equals(challenge.limit().currency())) {
            byDay.merge(purchase.date(), minor, Math::addExact);
        } else if (minor > 0) {
            inOtherCurrency.add(purchase.date());
        }
    }

    private boolean counts(Purchase.Line line) {
        return challenge.categories().isEmpty()
                || challenge.categories().stream().anyMatch(line::isWithin);
    }
}
