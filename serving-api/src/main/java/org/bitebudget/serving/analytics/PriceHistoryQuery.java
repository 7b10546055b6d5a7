package org.bitebudget.serving.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a product cost in a store. */
public final class PriceHistoryQuery {

    private static final String SQL = """
            SELECT toUnixTimestamp64Micro(occurred_at) AS micros, toString(local_date) AS local_day,
                   price_minor, currency, list_price_minor, promo
            FROM bitebudget.price_history FINAL
            WHERE store = ? AND product = ? AND local_date >= toDate32(?) AND local_date <= toDate32(?)
            ORDER BY occurred_at DESC, observation_id
            LIMIT ?
            """;

    private final Analytics analytics;

    public PriceHistoryQuery(Analytics analytics) {
        this.analytics = analytics;
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

    /** The newest observations between two days (inclusive), oldest first. */
    public List<Point> history(String store, String product, LocalDate from, LocalDate to, int newest) {
        List<Point> points =
                analytics.query(SQL, PriceHistoryQuery::point, store, product, from.toString(), to.toString(), newest);
        Collections.reverse(points);
        return points;
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
