package org.bitebudget.serving.analytics;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Spending by month and category. */
public final class SpendingQuery {

    private final String sql = QueryFile.read("spending_by_month");
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
                sql,
                Map.of("household", household, "from", from.toString(), "to", to.toString()),
                row -> new Spending(
                        row.get(0).textValue(),
                        row.get(1).textValue(),
                        row.get(2).textValue(),
                        row.get(3).longValue(),
                        row.get(4).longValue()));
    }
}
