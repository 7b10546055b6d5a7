package org.bitebudget.serving.analytics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** What a product cost in a store, from ClickHouse. */
public final class PriceHistoryQuery {

    private static final String SQL = """
            SELECT toUnixTimestamp64Micro(occurred_at) AS micros, toString(local_date) AS local_day,
                   price_minor, currency, list_price_minor, promo
            FROM bitebudget.price_history FINAL
            WHERE store = ? AND product = ? AND local_date >= toDate32(?) AND local_date <= toDate32(?)
            ORDER BY occurred_at DESC, observation_id
            LIMIT ?
            """;

    private final DataSource clickHouse;

    public PriceHistoryQuery(DataSource clickHouse) {
        this.clickHouse = clickHouse;
    }

    /**
     * One observation.
     *
     * @param date local day in the store's zone
     * @param priceMinor price in minor units of the currency
     * @param promo the promotion's text, if there was one
     */
    public record Point(
            Instant observedAt,
            LocalDate date,
            long priceMinor,
            String currency,
            OptionalLong listPriceMinor,
            Optional<String> promo) {}

    /**
     * The newest observations between two days (inclusive), oldest first.
     *
     * @throws AnalyticsUnavailableException if ClickHouse does not answer
     */
    public List<Point> history(String store, String product, LocalDate from, LocalDate to, int newest) {
        try (Connection connection = clickHouse.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, store);
            statement.setString(2, product);
            statement.setString(3, from.toString());
            statement.setString(4, to.toString());
            statement.setInt(5, newest);
            List<Point> points = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    points.add(point(row));
                }
            }
            Collections.reverse(points);
            return points;
        } catch (SQLException e) {
            throw new AnalyticsUnavailableException(e);
        }
    }

    private static Point point(ResultSet row) throws SQLException {
        long micros = row.getLong("micros");
        long listPrice = row.getLong("list_price_minor");
        OptionalLong listPriceMinor = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(listPrice);
        return new Point(
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L),
                LocalDate.parse(row.getString("local_day")),
                row.getLong("price_minor"),
                row.getString("currency"),
                listPriceMinor,
                Optional.of(row.getString("promo")).filter(text -> !text.isEmpty()));
    }
}
