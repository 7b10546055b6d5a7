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
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What a product cost in a store. */
public final class PriceHistoryQuery {

    /** ClickHouse answers each on one thread; the other half of the processors is left to the rest. */
    private static final int LOADS_AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int MOST_PRODUCTS = 16;

    private final String sql = QueryFile.read("product_history");
    private final Analytics analytics;
    private final BiFunction<String, String, Set<String>> quarantined;
    private final Gathering<Question, List<Point>> gathering =
            new Gathering<>(LOADS_AT_ONCE, MOST_PRODUCTS, Question::days, this::load);

    /** @param quarantined tells the ids of the observations of a store's product that rest in quarantine */
    public PriceHistoryQuery(Analytics analytics, BiFunction<String, String, Set<String>> quarantined) {
        this.analytics = analytics;
        this.quarantined = quarantined;
    }

    /**
     * One observation.
     *
     * @param date local day in the store's zone
     * @param priceMinor price in minor units of the currency
     * @param promo the promotion's text, if there was one
     * @param source where it comes from, in lower case
     * @param trust 0 to 1: how sure it is that the store asked this price for this product
     * @param quarantined whether it rests in quarantine
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
            float trust,
            boolean quarantined) {}

    private record Product(String store, String product) {}

    private record Days(LocalDate from, LocalDate to, int newest) {}

    private record Question(Product product, Days days) {}

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
        String resting = questions.stream()
                .map(Question::product)
                .flatMap(key -> quarantined.apply(key.store(), key.product()).stream())
                .map(SqlText::quoted)
                .collect(Collectors.joining(",", "[", "]"));
        Map<String, String> parameters = Map.of(
                "keys",
                keys,
                "quarantined",
                resting,
                "from",
                days.from().toString(),
                "to",
                days.to().toString(),
                "newest",
                Integer.toString(days.newest()));
        return analytics.askForBinary(sql, parameters).thenApply(rows -> oldestFirst(rows, days));
    }

    private static Map<Question, List<Point>> oldestFirst(RowBinary newestFirst, Days days) {
        Map<Question, List<Point>> histories = new HashMap<>();
        Product product = new Product("", "");
        List<Point> history = List.of();
        while (newestFirst.hasNext()) {
            String store = newestFirst.text();
            String id = newestFirst.text();
            // rows of a product stand together
            if (!id.equals(product.product()) || !store.equals(product.store())) {
                product = new Product(store, id);
                history = histories.computeIfAbsent(new Question(product, days), unseen -> new ArrayList<>());
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
                columns.float32(),
                columns.uint8() != 0);
    }
}
