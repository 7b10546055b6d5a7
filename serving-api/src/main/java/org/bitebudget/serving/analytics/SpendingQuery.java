package org.bitebudget.serving.analytics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Spending by month and category, from ClickHouse. */
public final class SpendingQuery {

    private static final String SQL = """
            SELECT month, currency, category_id, sum(amount_minor) AS amount, uniqExact(entry_id) AS entries
            FROM bitebudget.spending FINAL
            WHERE household = ? AND month >= ? AND month <= ?
            GROUP BY month, currency, category_id
            ORDER BY month, currency, amount DESC, category_id
            """;

    private final DataSource clickHouse;

    public SpendingQuery(DataSource clickHouse) {
        this.clickHouse = clickHouse;
    }

    /**
     * What one category took in one month.
     *
     * @param amountMinor minor units, refunds taken off
     * @param entries number of ledger entries that took part
     */
    public record Spending(String month, String currency, String categoryId, long amountMinor, long entries) {}

    /**
     * The spending of a household over months, oldest month first, within it the largest category first.
     *
     * @throws AnalyticsUnavailableException if ClickHouse does not answer
     */
    public List<Spending> spending(String household, YearMonth from, YearMonth to) {
        try (Connection connection = clickHouse.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, household);
            statement.setString(2, from.toString());
            statement.setString(3, to.toString());
            List<Spending> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Spending(
                            row.getString("month"),
                            row.getString("currency"),
                            row.getString("category_id"),
                            row.getLong("amount"),
                            row.getLong("entries")));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AnalyticsUnavailableException(e);
        }
    }
}
