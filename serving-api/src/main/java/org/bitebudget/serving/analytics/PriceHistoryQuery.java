package org.bitebudget.serving.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What a product cost in a store. */
public final class PriceHistoryQuery {

    private static final int LOADS_AT_ONCE = 2;
    private static final int MOST_PRODUCTS = 16;

    private final String sql = QueryFile.read("product_history");
    private final Analytics analytics;
    private final Gathering<Question, List<Point>> gathering =
            new Gathering<>(LOADS_AT_ONCE, MOST_PRODUCTS, Question::days, this::load);

    public PriceHistoryQuery(Analytics analytics) {
        this.analytics = analytics;
    }

    /**
     * One observation.
     *
     * @param date local day in the store's zone
     * @param priceMinor price in minor units of the currency
     * @param promo the promotion's text, if there was one
     * @param source where it comes from, in lower case
     */
    public record Point(
            Instant observedAt,
            LocalDate date,
            long priceMinor,
            String currency,
            OptionalLong listPriceMinor,
            Optional<String> promo,
            String source,
            boolean inStock) {}

    private record Product(String store, String product) {}

    private record Days(LocalDate from, LocalDate to, int newest) {}

    private record Question(Product product, Days days) {}

    private record Row(Product product, Point point) {}

    /** The newest observations between two days (inclusive), oldest first. */
    public List<Point> history(String store, String product, LocalDate from, LocalDate to, int newest) {
        List<Point> points =
                Analytics.joined(gathering.ask(new Question(new Product(store, product), new Days(from, to, newest))));
        return points == null ? List.of() : points;
    }

    private CompletableFuture<Map<Question, List<Point>>> load(Set<Question> questions) {
        Days days = questions.iterator().next().days();
        String keys = questions.stream()
                .map(Question::product)
                .map(key -> "(" + SqlText.quoted(key.store()) + "," + SqlText.quoted(key.product()) + ")")
                .collect(Collectors.joining(",", "[", "]"));
        Map<String, String> parameters = Map.of(
                "keys",
                keys,
                "from",
                days.from().toString(),
                "to",
                days.to().toString(),
                "newest",
                Integer.toString(days.newest()));
        return analytics.ask(sql, parameters, PriceHistoryQuery::row).thenApply(rows -> oldestFirst(rows, days));
    }

    private static Map<Question, List<Point>> oldestFirst(List<Row> newestFirst, Days days) {
        Map<Question, List<Point>> histories = new HashMap<>();
        for (Row row : newestFirst) {
            histories
                    .computeIfAbsent(new Question(row.product(), days), product -> new ArrayList<>())
                    .add(row.point());
        }
        histories.values().forEach(Collections::reverse);
        return histories;
    }

    private static Row row(JsonNode row) {
        long micros = row.get(2).longValue();
        JsonNode listPrice = row.get(6);
        return new Row(
                new Product(row.get(0).textValue(), row.get(1).textValue()),
                new Point(
                        Instant.ofEpochSecond(
                                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L),
                        LocalDate.parse(row.get(3).textValue()),
                        row.get(4).longValue(),
                        row.get(5).textValue(),
                        listPrice.isNull() ? OptionalLong.empty() : OptionalLong.of(listPrice.longValue()),
                        Optional.of(row.get(7).textValue()).filter(text -> !text.isEmpty()),
                        row.get(8).textValue().toLowerCase(Locale.ROOT),
                        row.get(9).intValue() != 0));
    }
}
