package org.bitebudget.serving.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.serving.analytics.PriceHistoryQuery.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Histories over a real ClickHouse. */
class PriceHistoryQueryTest {

    @RegisterExtension
    static final StackExtension stack = new StackExtension();

    private final String store = "Lidl'\\" + UUID.randomUUID();

    @Test
    void everyColumnComesBackAsItWasStored() {
        String promo = "Öko 2 für 1 ".repeat(20).strip();
        insert(
                "('%s','ä','1969-12-31 23:59:59.25','o1',-5,'EUR',NULL,'','RECEIPT','1969-12-31',0,0.75)",
                "('%s','ä','2026-01-02 08:00:00.000001','o2',9000000000,'JPY',9000000001,'" + promo
                        + "','FEED','2026-01-03',1,1)");

        List<Point> points = new PriceHistoryQuery(new Analytics(stack.clickHouse())).history(store, "ä", 10);

        assertThat(points)
                .containsExactly(
                        new Point(
                                Instant.parse("1969-12-31T23:59:59.250Z"),
                                LocalDate.of(1969, 12, 31),
                                -5,
                                "EUR",
                                OptionalLong.empty(),
                                Optional.empty(),
                                "receipt",
                                false,
                                0.75f),
                        new Point(
                                Instant.parse("2026-01-02T08:00:00.000001Z"),
                                LocalDate.of(2026, 1, 3),
                                9_000_000_000L,
                                "JPY",
                                OptionalLong.of(9_000_000_001L),
                                Optional.of(promo),
                                "feed",
                                true,
                                1));
    }

    @Test
    void manyWhoAskAtOnceGetTheirOwnProducts() {
        String[] rows = IntStream.range(0, 40)
                .mapToObj(number -> "('%%s','%d','2026-01-01 08:00:00','o',%d,'EUR',NULL,'','FEED','2026-01-01',1,1)"
                        .formatted(number / 2, number))
                .toArray(String[]::new);
        insert(rows);
        PriceHistoryQuery query = new PriceHistoryQuery(new Analytics(stack.clickHouse()));

        List<CompletableFuture<List<Point>>> answers = IntStream.range(0, 21)
                .mapToObj(product ->
                        CompletableFuture.supplyAsync(() -> query.history(store, Integer.toString(product), 10)))
                .toList();

        for (int product = 0; product < 20; product++) {
            // of one identity the last row that was written stands
            assertThat(answers.get(product).join())
                    .extracting(Point::priceMinor)
                    .containsExactly(2L * product + 1);
        }
        assertThat(answers.get(20).join()).isEmpty();
    }

    @Test
    void theNewestOfSomeDaysAreThoseOfTheProductsOwnCalendar() {
        insert(IntStream.rangeClosed(1, 9)
                .mapToObj(day -> "('%%s','tea','2026-01-0%d 20:00:00','o%d',%d,'EUR',NULL,'','FEED','2026-01-%02d',1,1)"
                        .formatted(day, day, day, day + 1))
                .toArray(String[]::new));
        PriceHistoryQuery query = new PriceHistoryQuery(new Analytics(stack.clickHouse()));

        assertThat(query.history(store, "tea", LocalDate.of(2026, 1, 4), LocalDate.of(2026, 1, 8), 10))
                .extracting(Point::priceMinor)
                .containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(query.history(store, "tea", LocalDate.MIN, LocalDate.of(2026, 1, 8), 2))
                .extracting(Point::priceMinor)
                .containsExactly(6L, 7L);
        assertThat(query.history(store, "tea", 2)).extracting(Point::priceMinor).containsExactly(8L, 9L);
    }

    private void insert(String... rows) {
        String quoted = store.replace("\\", "\\\\").replace("'", "\\'");
        for (String row : rows) {
            stack.query(
                    "INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, price_minor, currency,"
                            + " list_price_minor, promo, source, local_date, in_stock, trust) VALUES "
                            + row.replace("%s", quoted));
        }
    }
}
