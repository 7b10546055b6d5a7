package org.bitebudget.serving.analytics;

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

    /** ClickHouse answers each on one thread. */
    private static final int LOADS_AT_ONCE = Runtime.getRuntime().availableProcessors();

    /** What a load costs ClickHouse besides its products is less than what so many products cost. */
    private static final int WORTH_A_LOAD = 8;

    private static final int MOST_PRODUCTS = 16;

    /** So many newest observations are all there are. */
    private static final int ALL = Integer.MAX_VALUE;

    private final String sql = QueryFile.read("product_history");
    private final Analytics analytics;
    private final Gathering<Question, RowBinary, List<Point>> gathering = new Gathering<>(
            LOADS_AT_ONCE,
            WORTH_A_LOAD,
            MOST_PRODUCTS,
            Question::newest,
            this::load,
            (questions, rows) -> oldestFirst(rows, newest(questions)));

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
     * @param trust 0 to 1: how sure it is that the store asked this price for this product
     */
    public record Point(
            Instant observedAt,
            LocalDate date,
            long priceMinor,
            String currency,
            OptionalLong listPriceMinor,
            Optional<String> promo,
            String source,
            boolean inStock,
            float trust) {}

    private record Product(String store, String product) {}

    private record Question(Product product, int newest) {}

    /** The newest observations, oldest first. */
    public List<Point> history(String store, String product, int newest) {
        List<Point> points = Analytics.joined(gathering.ask(new Question(new Product(store, product), newest)));
        return points == null ? List.of() : points;
    }

    /**
     * The newest observations between two days (inclusive), oldest first. All of the product are read for it: a question of its own
     * for each pair of days would be answered alone.
     */
    public List<Point> history(String store, String product, LocalDate from, LocalDate to, int newest) {
        List<Point> between = history(store, product, ALL).stream()
                .filter(point -> !point.date().isBefore(from) && !point.date().isAfter(to))
                .toList();
        return between.subList(Math.max(0, between.size() - newest), between.size());
    }

    private static int newest(Set<Question> together) {
        return together.iterator().next().newest();
    }

    private CompletableFuture<RowBinary> load(Set<Question> questions) {
        String keys = questions.stream()
                .map(Question::product)
                .map(key -> "(" + SqlText.quoted(key.store()) + "," + SqlText.quoted(key.product()) + ")")
                .collect(Collectors.joining(",", "[", "]"));
        Map<String, String> parameters = Map.of("keys", keys, "newest", Integer.toString(newest(questions)));
        return analytics.askForBinary(sql, parameters);
    }

    private static Map<Question, List<Point>> oldestFirst(RowBinary newestFirst, int newest) {
        Map<Question, List<Point>> histories = new HashMap<>();
        Product product = new Product("", "");
        List<Point> history = List.of();
        while (newestFirst.hasNext()) {
            String store = newestFirst.text();
            String id = newestFirst.text();
            // rows of a product stand together
            if (!id.equals(product.product()) || !store.equals(product.store())) {
                product = new Product(store, id);
                history = histories.computeIfAbsent(new Question(product, newest), unseen -> new ArrayList<>());
            }
            history.add(point(newestFirst));
        }
        histories.values().forEach(Collections::reverse);
        return histories;
    }

    private static Point point(RowBinary columns) {
        long micros = columns.int64();
        return new Point(
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L),
                LocalDate.ofEpochDay(columns.int32()),
                columns.int64(),
                columns.text(),
                columns.isNull() ? OptionalLong.empty() : OptionalLong.of(columns.int64()),
                Optional.of(columns.text()).filter(text -> !text.isEmpty()),
                columns.text().toLowerCase(Locale.ROOT),
                columns.uint8() != 0,
                columns.float32());
    }
}
