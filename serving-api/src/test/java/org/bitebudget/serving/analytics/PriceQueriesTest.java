package org.bitebudget.serving.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bitebudget.embedded.testing.StackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The documented queries over a real ClickHouse, with answers worked out by hand. */
class PriceQueriesTest {

    @RegisterExtension
    static final StackExtension stack = new StackExtension();

    private final String one = "one-" + UUID.randomUUID();
    private final String two = "two-" + UUID.randomUUID();
    private final String category = "c-" + UUID.randomUUID();
    private final List<String> rows = new ArrayList<>();
    private int ids;

    @Test
    void theRollUpHoldsTheLastPriceADayForFourteenDaysAndForgetsWhatWasTakenBack() {
        january(one, "milk", 1, 100);
        seen(one, "milk", "2026-01-01 18:00:00", 110);
        String mended = seen(one, "milk", "2026-01-05 08:00:00", 999);
        revised(mended, one, "milk", "2026-01-05 08:00:00", 120, 2, 0);
        String takenBack = seen(one, "milk", "2026-01-30 08:00:00", 1);
        revised(takenBack, one, "milk", "2026-01-30 08:00:00", 1, 2, 1);
        seen(one, "milk", "2026-02-03 08:00:00", 130);
        refresh();

        assertThat(stack.query(
                        "SELECT local_date, until, price_minor, previous_minor FROM bitebudget.price_daily WHERE store = '"
                                + one + "' ORDER BY local_date"))
                .isEqualTo("""
                        2026-01-01\t2026-01-05\t110\t\\N
                        2026-01-05\t2026-01-19\t120\t110
                        2026-02-03\t2026-02-17\t130\t120""");

        // its newest price is taken back as well
        stack.query(
                "INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, price_minor, currency,"
                        + " source, local_date, revision, is_deleted) SELECT store, product, occurred_at, observation_id, price_minor,"
                        + " currency, source, local_date, 2, 1 FROM bitebudget.price_history FINAL WHERE store = '"
                        + one
                        + "' AND local_date = '2026-02-03'");
        rows.clear();
        refresh();

        assertThat(stack.query("SELECT max(local_date) FROM bitebudget.price_daily WHERE store = '" + one + "'"))
                .isEqualTo("2026-01-05");
    }

    @Test
    void ofOneMomentTheBetterSourceHoldsAndOfEqualsTheLowerPriceAndWhatIsNotTrustedIsLeftOut() {
        seenFrom(one, "milk", "2026-01-01 00:00:00", 90, "RECEIPT", 0.9);
        seenFrom(one, "milk", "2026-01-01 00:00:00", 120, "FEED", 1);
        seenFrom(one, "milk", "2026-01-01 00:00:00", 110, "FEED", 1);
        seenFrom(one, "milk", "2026-01-02 00:00:00", 10, "RECEIPT", 0.4);
        refresh();

        assertThat(stack.query(
                        "SELECT local_date, price_minor FROM bitebudget.price_daily WHERE store = '" + one + "'"))
                .isEqualTo("2026-01-01\t110");
    }

    @Test
    void pricesInAnotherCurrencyThanTheNewestOneAreNoDays() {
        january(one, "milk", 1, 100, 3, 120);
        String dollars = seen(one, "milk", "2026-01-02 08:00:00", 95);
        inDollars(dollars);
        String other = seen(one, "bread", "2026-01-04 08:00:00", 210);
        january(one, "bread", 1, 200);
        inDollars(other);
        refresh();

        assertThat(stack.query(
                        "SELECT product, local_date, currency, price_minor, previous_minor FROM bitebudget.price_daily WHERE store = '"
                                + one + "' ORDER BY product, local_date"))
                .isEqualTo("""
                        bread\t2026-01-04\tUSD\t210\t\\N
                        milk\t2026-01-01\tEUR\t100\t\\N
                        milk\t2026-01-03\tEUR\t120\t100""");
    }

    @Test
    void theIndexChainsTheGeometricMeanOfWhatMatchedProductsDid() {
        // A +10 % on the 3rd, B stays, C is new on the 3rd and +10 % on the 4th
        january(one, "A", 1, 100, 3, 110);
        january(one, "B", 1, 200, 3, 200);
        january(one, "C", 3, 50, 4, 55);
        refresh();

        List<JsonNode> index = ask("inflation", Map.of("store", one, "period", "day"), "2026-01-01", "2026-01-04");

        assertThat(column(index, 0)).containsExactly("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04");
        // 1.1^(1/2), then 1.1^(1/3) on top
        assertThat(numbers(index, 1)).containsExactly(100.0, 100.0, 104.88, 108.27);
        assertThat(numbers(index, 2)).containsExactly(0.0, 0.0, 4.88, 3.23);
        assertThat(column(index, 3)).containsExactly("2", "2", "3", "3");
        assertThat(column(index, 4)).containsExactly("0", "2", "2", "3");
        // of one category the other products are no part
        assertThat(ask("inflation", Map.of("category", "elsewhere", "period", "day"), "2026-01-01", "2026-01-04"))
                .isEmpty();
    }

    @Test
    void aMonthTakesTheMeanOfItsKnownDaysAndAGapIsBridged() {
        // 100 from 1 to 14 January, then unknown; 120 from 1 to 7 March, 130 from 8 to 21 March: exp((7 ln 120 + 14 ln
        // 130) / 21) = 126.58
        january(one, "A", 1, 100);
        seen(one, "A", "2026-03-01 08:00:00", 120);
        seen(one, "A", "2026-03-08 08:00:00", 130);
        refresh();

        List<JsonNode> index =
                ask("inflation", Map.of("category", category, "period", "month"), "2026-01-01", "2026-03-31");

        assertThat(column(index, 0)).containsExactly("2026-01-01", "2026-03-01");
        assertThat(numbers(index, 1)).containsExactly(100.0, 126.58);
    }

    @Test
    void aBasketWeighsItsCategories() {
        // dairy +10 %, bread stays, fruit is in no basket
        in(category + ".dairy", () -> {
            seen(one, "A", "2026-01-01 08:00:00", 100);
            seen(one, "A", "2026-01-02 08:00:00", 110);
        });
        in(category + ".bread", () -> {
            seen(one, "B", "2026-01-01 08:00:00", 200);
            seen(one, "B", "2026-01-02 08:00:00", 200);
        });
        in(category + ".fruit", () -> {
            seen(one, "F", "2026-01-01 08:00:00", 100);
            seen(one, "F", "2026-01-02 08:00:00", 300);
        });
        refresh();
        String shares = "{'" + category + ".dairy':3,'" + category + ".bread':1,'" + category + ".fish':4}";

        List<JsonNode> index = ask(
                "basket_inflation",
                Map.of("store", one, "period", "day", "shares", shares),
                "2026-01-01",
                "2026-01-02");

        // (3 x 1.1 + 1 x 1) / 4, and half of the basket is known
        assertThat(numbers(index, 1)).containsExactly(100.0, 107.5);
        assertThat(index.get(1).get(5).doubleValue()).isEqualTo(0.5);
    }

    @Test
    void pricesOfOneProductAreSetSideBySideAcrossStores() {
        seenAs("gtin:1", one, "A", "2026-01-01 08:00:00", 100);
        seenAs("gtin:1", two, "7", "2026-01-03 08:00:00", 150);
        seenAs("gtin:2", one, "B", "2026-01-03 08:00:00", 200);
        seenAs("gtin:2", two, "8", "2026-01-03 08:00:00", 180);
        // not seen for too long, and sold in one store only
        seenAs("gtin:3", one, "C", "2025-12-01 08:00:00", 1);
        seenAs("gtin:3", two, "9", "2026-01-03 08:00:00", 100);
        refresh();

        List<JsonNode> spread = ask(
                "price_dispersion",
                Map.of("day", "2026-01-05", "category", category, "stores", "2", "most", "10"),
                null,
                null);

        assertThat(column(spread, 0)).containsExactly("gtin:1", "gtin:2");
        assertThat(column(spread, 6)).containsExactly(one, two);
        assertThat(numbers(spread, 8)).containsExactly(50.0, 11.11);
        // 25 / 125 and 10 / 190
        assertThat(numbers(spread, 9)).containsExactly(20.0, 5.26);
        List<JsonNode> cheapest = ask("cheapest_stores", Map.of("day", "2026-01-05", "category", category), null, null);
        // one: 1 and 200 / 180; two: 1.5 and 1
        assertThat(column(cheapest, 0)).containsExactly(one, two);
        assertThat(numbers(cheapest, 3)).containsExactly(50.0, 50.0);
        assertThat(numbers(cheapest, 4)).containsExactly(5.41, 22.47);
    }

    @Test
    void identitiesFoundByMatchingCountInTheRollUp() {
        january(one, "A", 1, 100);
        stack.query(
                "INSERT INTO bitebudget.product_identities (store, product, canonical_product_id, revision, is_deleted)"
                        + " VALUES ('" + one + "', 'A', 'prd_1', 1, 0)");
        refresh();

        assertThat(stack.query("SELECT canonical_product_id FROM bitebudget.price_daily WHERE store = '" + one + "'"))
                .isEqualTo("prd_1");
    }

    @Test
    void promotionsHoldAsLongAsTheirPrices() {
        january(one, "A", 1, 100);
        promoted(one, "A", "2026-01-03 08:00:00", 80);
        january(one, "A", 4, 100);
        refresh();

        List<JsonNode> share = ask("promotion_share", Map.of("category", category), "2026-01-01", "2026-01-05");

        assertThat(share).hasSize(1);
        assertThat(share.get(0).toString()).isEqualTo("[\"" + one + "\",\"2026-01-01\",5,1,20]");
    }

    @Test
    void changesAreCountedWithTheirSizeAndPricesWithTheTimeTheyLast() {
        // ten days at 200, then four at 100, then 110
        january(one, "A", 1, 150, 2, 200, 8, 200, 12, 100, 16, 110);
        refresh();

        List<JsonNode> changes = ask("price_changes", Map.of("category", category), "2026-01-01", "2026-01-31");
        List<JsonNode> lifetimes = ask("price_lifetimes", Map.of("category", category), "2026-01-01", "2026-01-31");

        // four days with one before: +33.3 %, none, -50 %, +10 %
        assertThat(column(changes, 1)).containsExactly("4");
        assertThat(column(changes, 2)).containsExactly("2");
        assertThat(column(changes, 3)).containsExactly("1");
        assertThat(numbers(changes, 4)).containsExactly(75.0);
        assertThat(numbers(changes, 5)).containsExactly(33.33);
        // ten and four days; before the first and after the last change nobody knows
        assertThat(column(lifetimes, 1)).containsExactly("2");
        assertThat(column(lifetimes, 2)).containsExactly("2");
        assertThat(numbers(lifetimes, 3)).containsExactly(4.0);
        assertThat(numbers(lifetimes, 5)).containsExactly(10.0);
    }

    @Test
    void moversAreOrderedByTheRatioUpOrDown() {
        january(one, "A", 1, 100, 10, 150);
        january(one, "B", 1, 100, 10, 50);
        january(one, "C", 1, 100, 10, 100);
        january(one, "D", 10, 100);
        refresh();

        List<JsonNode> movers = ask("biggest_movers", Map.of("store", one, "most", "5"), "2026-01-02", "2026-01-11");

        assertThat(column(movers, 1)).containsExactly("B", "A");
        assertThat(numbers(movers, 6)).containsExactly(-50.0, 50.0);
    }

    @Test
    void aProductsDaysComeStraightFromItsObservations() {
        january(one, "A", 1, 120);
        seen(one, "A", "2026-01-01 09:00:00", 100);
        promoted(one, "A", "2026-01-01 10:00:00", 110);
        insert();

        List<JsonNode> days = ask("product_days", Map.of("store", one, "product", "A"), "2026-01-01", "2026-01-31");

        assertThat(days).hasSize(1);
        assertThat(days.get(0).toString()).isEqualTo("[\"2026-01-01\",\"EUR\",110,100,120,\"-20%\",3]");
    }

    @Test
    void whatRestsInQuarantineIsNoDaysPriceUntilItIsBelieved() {
        january(one, "A", 1, 100, 3, 120);
        String cents = seen(one, "A", "2026-01-02 08:00:00", 10_000);
        String believed = seen(one, "A", "2026-01-04 08:00:00", 900);
        quarantined(cents, one, "A", 10_000, 3, false, "2026-01-02 09:00:00");
        quarantined(believed, one, "A", 900, 5, false, "2026-01-04 09:00:00");
        quarantined(believed, one, "A", 900, 6, true, "2026-01-05 09:00:00");
        refresh();

        List<JsonNode> days = ask("product_days", Map.of("store", one, "product", "A"), "2026-01-01", "2026-01-31");

        assertThat(column(days, 2)).containsExactly("100", "120", "900");
        assertThat(stack.query("SELECT price_minor, previous_minor FROM bitebudget.price_daily WHERE store = '" + one
                        + "' ORDER BY local_date"))
                .isEqualTo("100\t\\N\n120\t100\n900\t120");
    }

    @Test
    void quarantineSaysWhyAndSinceWhen() {
        quarantined("q1", one, "A", 10_000, 3, false, "2026-01-02 09:00:00");
        // held against another price since
        quarantined("q1", one, "A", 10_000, 4, false, "2026-01-03 09:00:00");
        // believed for a day
        quarantined("q2", one, "B", 5, 2, false, "2026-01-02 09:00:00");
        quarantined("q2", one, "B", 5, 3, true, "2026-01-03 09:00:00");
        quarantined("q2", one, "B", 5, 4, false, "2026-01-04 09:00:00");
        quarantined("q3", one, "B", 7, 5, false, "2026-01-01 09:00:00");
        quarantined("q3", one, "B", 7, 6, true, "2026-01-02 09:00:00");

        List<JsonNode> resting = ask("price_quarantine", Map.of("store", one, "product", "", "most", "10"), null, null);

        assertThat(column(resting, 3)).containsExactly("q2", "q1");
        assertThat(column(resting, 9)).containsExactly("2026-01-04T09:00:00Z", "2026-01-02T09:00:00Z");
        assertThat(resting.get(1).toString())
                .isEqualTo(
                        "[\"%s\",\"A\",\"A\",\"q1\",\"2026-01-01T08:00:00Z\",10000,104,\"EUR\",\"implausible-jump\",\"2026-01-02T09:00:00Z\"]"
                                .formatted(one));
        assertThat(column(ask("price_quarantine", Map.of("store", one, "product", "B", "most", "1"), null, null), 3))
                .containsExactly("q2");
    }

    @Test
    void aProductsHistoryIsItsNewestObservationsWithoutThoseTakenBack() {
        january(one, "A", 1, 100);
        String mended = seen(one, "A", "2026-01-02 08:00:00", 999);
        revised(mended, one, "A", "2026-01-02 08:00:00", 120, 2, 0);
        String takenBack = seen(one, "A", "2026-01-03 08:00:00", 1);
        revised(takenBack, one, "A", "2026-01-03 08:00:00", 1, 2, 1);
        promoted(one, "A", "2026-01-04 08:00:00", 90);
        january(two, "A", 1, 300);
        insert();
        String keys = "[('%s','A'),('%s','A'),('%s','B')]".formatted(one, two, one);

        List<JsonNode> newest = ask("product_history", Map.of("keys", keys, "newest", "2"), null, null);

        assertThat(column(newest, 0)).containsExactly(one, one, two);
        assertThat(column(newest, 4)).containsExactly("90", "120", "300");
        assertThat(column(newest, 7)).containsExactly("-20%", "", "");
    }

    private String current;

    private void in(String categoryId, Runnable observations) {
        current = categoryId;
        observations.run();
        current = null;
    }

    private String seen(String store, String product, String at, long minor) {
        return row(store, product, at, minor, "FEED", 1, "", "", "o" + ids++, 1, 0);
    }

    /** Seen at eight on days of January 2026: a day, its price, a day, its price … */
    private void january(String store, String product, int... daysAndPrices) {
        for (int i = 0; i < daysAndPrices.length; i += 2) {
            seen(store, product, "2026-01-%02d 08:00:00".formatted(daysAndPrices[i]), daysAndPrices[i + 1]);
        }
    }

    private void seenFrom(String store, String product, String at, long minor, String source, double trust) {
        row(store, product, at, minor, source, trust, "", "", "o" + ids++, 1, 0);
    }

    private void quarantined(
            String id, String store, String product, long minor, int revision, boolean released, String recordedAt) {
        stack.query(
                "INSERT INTO bitebudget.price_quarantine VALUES ('%s','%s','%s',%d,'%s','2026-01-01 08:00:00',%d,%d,'EUR','implausible-jump',%s,'%s')"
                        .formatted(store, product, id, revision, product, minor, 100 + revision, released, recordedAt));
    }

    /** Rows are in euro unless told otherwise. */
    private void inDollars(String id) {
        rows.replaceAll(row -> row.contains("'" + id + "'") ? row.replace("'EUR'", "'USD'") : row);
    }

    private void seenAs(String canonical, String store, String product, String at, long minor) {
        row(store, product, at, minor, "FEED", 1, "", canonical, "o" + ids++, 1, 0);
    }

    private void promoted(String store, String product, String at, long minor) {
        row(store, product, at, minor, "FEED", 1, "-20%", "", "o" + ids++, 1, 0);
    }

    private void revised(String id, String store, String product, String at, long minor, int revision, int deleted) {
        row(store, product, at, minor, "FEED", 1, "", "", id, revision, deleted);
    }

    private String row(
            String store,
            String product,
            String at,
            long minor,
            String source,
            double trust,
            String promo,
            String canonical,
            String id,
            int revision,
            int deleted) {
        rows.add("('%s','%s','%s','%s','%s',%d,'EUR','%s','%s','%s','%s',%s,'%s',%d,%d)"
                .formatted(
                        store,
                        product,
                        at,
                        id,
                        product,
                        minor,
                        promo,
                        current == null ? category : current,
                        canonical,
                        source,
                        trust,
                        LocalDate.parse(at.substring(0, 10)),
                        revision,
                        deleted));
        return id;
    }

    private void insert() {
        if (!rows.isEmpty()) {
            stack.query(
                    "INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, name, price_minor,"
                            + " currency, promo, category_id, canonical_product_id, source, trust, local_date, revision, is_deleted) VALUES "
                            + String.join(",", rows));
        }
    }

    private void refresh() {
        insert();
        stack.query("SYSTEM REFRESH VIEW bitebudget.price_daily");
        stack.query("SYSTEM WAIT VIEW bitebudget.price_daily");
    }

    /** Asks with the parameters that a query of its kind has, the others left open. */
    private List<JsonNode> ask(String query, Map<String, String> given, String from, String to) {
        Map<String, String> parameters = new HashMap<>(Map.of("store", "", "category", ""));
        parameters.putAll(given);
        if (from != null) {
            parameters.put("from", from);
            parameters.put("to", to);
        }
        return new Analytics(stack.clickHouse()).query(QueryFile.read(query), parameters, row -> row);
    }

    private static List<String> column(List<JsonNode> rows, int number) {
        return rows.stream().map(row -> row.get(number).asText()).toList();
    }

    /** A column, rounded to hundredths. */
    private static List<Double> numbers(List<JsonNode> rows, int number) {
        return rows.stream()
                .map(row -> Math.round(row.get(number).doubleValue() * 100) / 100.0)
                .toList();
    }
}
