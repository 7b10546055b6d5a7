package org.bitebudget.serving.analytics;

import java.time.YearMonth;
import java.util.List;

/** Spending by month and category. */
public final class SpendingQuery {

    private static final String SQL = """
            SELECT month, currency, category_id, sum(amount_minor) AS amount, uniqExact(entry_id) AS entries
            FROM bitebudget.spending FINAL
            WHERE household = ? AND month >= ? AND month <= ?
            GROUP BY month, currency, category_id
            ORDER BY month, currency, amount DESC, category_id
            """;

    private final Analytics analytics;

    public SpendingQuery(Analytics analytics) {
        this.analytics = analytics;
    }

    /**
     * What one category took in one month.
     *
     * @param amountMinor minor units, refunds taken off
     * @param entries number of ledger entries that took part
     */
    public record Spending(String month, String currency, String categoryId, long amountMinor, long entries) {}

    /** The spending of a household over months, oldest month first, within it the largest category first. */
    public List<Spending> spending(String household, YearMonth from, YearMonth to) {
        return analytics.query(
                SQL,
                row -> new Spending(
                        row.getString("month"),
                        row.getString("currency"),
                        row.getString("category_id"),
                        row.getLong("amount"),
                        row.getLong("entries")),
                household,
                from.toString(),
                to.toString());
    }
}
