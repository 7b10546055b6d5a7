package org.bitebudget.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.ShoppingItem;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.Trend;
import org.bitebudget.event.UnitPrice;
import org.bitebudget.platform.taxonomy.Category;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * Made-up stores that sell the same made-up products, observed once a day; the same in every run.
 *
 * @param products of all stores together
 * @param days on which each was observed
 */
record PriceWorld(int products, int days) {

    static final int STORES = 20;
    static final String HOUSEHOLD = "00000000-0000-4000-8000-000000000001";

    private static final int ITEMS = 12;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 6, 1);
    private static final List<Category> CATEGORIES =
            List.copyOf(Taxonomy.shipped().categories());

    int firstYear() {
        return FIRST_DAY.getYear();
    }

    int lastYear() {
        return FIRST_DAY.plusDays(days - 1L).getYear();
    }

    /** Statement that adds the observations of some days; one row in ten is on promotion, one in a thousand was taken back. */
    String insert(int fromDay, int count) {
        return insert(
                "SELECT row %% %d AS number, %d + intDiv(row, %d) AS day FROM (SELECT number AS row FROM numbers(%d))"
                        .formatted(products, fromDay, products, (long) count * products));
    }

    /** Statement that adds what one store says of one day. */
    String insertFeed(int store, int day) {
        return insert("SELECT number, %d AS day FROM numbers(%d) WHERE number %% %d = %d"
                .formatted(day, products, STORES, store));
    }

    /** @param observed query for numbers of products and the days on which they were observed */
    private static String insert(String observed) {
        return """
                INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, name, price_minor, currency,
                    unit_price_micro, unit_price_per, promo, category_id, canonical_product_id, source, local_date, batch_id,
                    recorded_at, revision, is_deleted)
                WITH toDate32('%s') + day AS date, sipHash64(11, number) AS seed, sipHash64(7, number, day) AS luck,
                    99 + seed %% 900 + (intDiv(day + seed %% 30, 30) * 7) %% 60 AS price,
                    toDateTime64(date, 6, 'UTC') + toIntervalSecond(luck %% 80000) AS moment
                SELECT concat('store-', toString(number %% %d)), leftPad(toString(intDiv(number, %d)), 8, '0'), moment,
                    concat('obs_', lower(hex(sipHash128(number, day)))), concat('Product ', toString(intDiv(number, %d))),
                    if(luck %% 10 = 0, intDiv(price * 8, 10), price), 'EUR', price * 1000000, 'KG',
                    if(luck %% 10 = 0, '-20%%', ''), 'dairy.milk', concat('gtin:', toString(intDiv(number, %d))), 'FEED', date,
                    toString(day), moment, 1, luck %% 1000 = 1
                FROM (%s)
                """.formatted(FIRST_DAY, STORES, STORES, STORES, STORES, observed);
    }

    /** The current price of a product by its number. */
    CurrentPrice current(int number) {
        Category category = CATEGORIES.get(number / STORES % CATEGORIES.size());
        long minor = 99L + new Random(number).nextInt(900);
        Instant seen = FIRST_DAY.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
        return CurrentPrice.newBuilder()
                .setEnvelope(new Envelope("evt_" + number, "prc_" + number, 1L, seen, seen, "bench", null))
                .setStore(store(number))
                .setProduct(product(number))
                .setName(category.name(Locale.ENGLISH) + " Brand " + number / STORES)
                .setPrice(new Money(minor, "EUR"))
                .setSince(seen)
                .setObservedAt(seen)
                .setZone("UTC")
                .setUnitPrice(new UnitPrice(minor * 1_000_000, "EUR", BaseUnit.KG))
                .setCategoryId(category.id())
                .setCanonicalProductId("gtin:" + number / STORES)
                .setLowest(new Money(minor, "EUR"))
                .setLowestOn(FIRST_DAY)
                .setTrend(Trend.STEADY)
                .setSource(PriceSource.FEED)
                .setObservationId("obs_" + number)
                .setWithdrawn(false)
                .build();
    }

    /** One of several shopping lists of twelve different things. */
    ShoppingList list(int number) {
        Random random = new Random(number);
        List<ShoppingItem> items = random.ints(0, CATEGORIES.size())
                .distinct()
                .limit(ITEMS)
                .mapToObj(CATEGORIES::get)
                .map(category -> ShoppingItem.newBuilder()
                        .setItemId(category.id())
                        .setText(category.name(Locale.ENGLISH))
                        .setChecked(false)
                        .build())
                .toList();
        Instant now = Instant.EPOCH;
        return ShoppingList.newBuilder()
                .setEnvelope(new Envelope("evt_" + listId(number), listId(number), 1L, now, now, "bench", HOUSEHOLD))
                .setHousehold(HOUSEHOLD)
                .setListId(listId(number))
                .setCreatedAt(now)
                .setItems(items)
                .build();
    }

    String historyPath(int number) {
        return "/api/v1/prices/%s/%s/history".formatted(store(number), product(number));
    }

    static String listId(int number) {
        return "lst_" + number;
    }

    static String store(int number) {
        return "store-" + number % STORES;
    }

    static String product(int number) {
        return String.format(Locale.ROOT, "%08d", number / STORES);
    }
}
