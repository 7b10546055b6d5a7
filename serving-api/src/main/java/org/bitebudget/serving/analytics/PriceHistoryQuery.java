package org.bitebudget.serving.analytics;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
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

    /** ClickHouse answers each on one thread; the other half of the processors is left to the rest. */
    private static final int LOADS_AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

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
        Product product = null;
        List<Point> history = List.of();
        for (Row row : newestFirst) {
            // rows of a product stand together
            if (!row.product().equals(product)) {
                product = row.product();
                history = histories.computeIfAbsent(new Question(product, days), unseen -> new ArrayList<>());
            }
            history.add(row.point());
        }
        histories.values().forEach(Collections::reverse);
        return histories;
    }

    private static Row row(JsonParser columns) throws IOException {
        Row row = new Row(new Product(text(columns), text(columns)), point(columns));
        columns.nextToken();
        return row;
    }

    private static Point point(JsonParser columns) throws IOException {
        long micros = number(columns);
        return new Point(
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L),
                LocalDate.parse(text(columns)),
                number(columns),
                text(columns),
                columns.nextToken() == JsonToken.VALUE_NULL
                        ? OptionalLong.empty()
                        : OptionalLong.of(columns.getLongValue()),
                Optional.of(text(columns)).filter(text -> !text.isEmpty()),
                text(columns).toLowerCase(Locale.ROOT),
                number(columns) != 0);
    }

    private static String text(JsonParser columns) throws IOException {
        columns.nextToken();
        return columns.getText();
    }

    private static long number(JsonParser columns) throws IOException {
        columns.nextToken();
        return columns.getLongValue();
    }
}
