package org.bitebudget.ml.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bitebudget.ml.domain.prices.ObservedPrice;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.platform.flink.JobSettings;

/**
 * The prices of an installation day by day, from {@code price_daily} in ClickHouse.
 *
 * @param settings say where ClickHouse is
 */
public record PriceDaily(JobSettings settings) {
    private static final String QUERY = """
        SELECT arraySort(groupArray((toInt32(local_date), price_minor, promo != ''))) AS days
        FROM bitebudget.price_daily
        WHERE local_date BETWEEN {from:Date32} AND {to:Date32} AND price_minor > 0
        GROUP BY store, product
        HAVING dateDiff('day', min(local_date), max(local_date)) >= {span:UInt16}
        ORDER BY cityHash64(store, product), store, product
        LIMIT {most:UInt32}
        FORMAT JSONEachRow
        """;

    /**
     * Reads the prices of products that were seen over so many days at least, each product of each store a track in minor units of its currency.
     *
     * @param from first day
     * @param to last day
     * @param span days from the first to the last one seen
     * @param most tracks; of more, those are read whose hashes are lowest, the same ones each time
     * @throws IOException if ClickHouse doesn't answer, or refuses; the message says which
     */
    public List<PriceTrack> tracks(LocalDate from, LocalDate to, int span, int most)
            throws IOException, InterruptedException {
        Map<String, String> parameters = Map.of(
                "from", from.toString(),
                "to", to.toString(),
                "span", Integer.toString(span),
                "most", Integer.toString(most));
        return ClickHouseRows.read(settings, QUERY, parameters, PriceDaily::track);
    }

    private static PriceTrack track(JsonNode row) {
        List<ObservedPrice> days = new ArrayList<>(row.path("days").size());
        for (JsonNode day : row.path("days")) {
            days.add(new ObservedPrice(
                    day.path(0).asInt(), day.path(1).asLong(), day.path(2).asInt() > 0, 0, "", 1));
        }
        return PriceTrack.of(days, 0);
    }
}
