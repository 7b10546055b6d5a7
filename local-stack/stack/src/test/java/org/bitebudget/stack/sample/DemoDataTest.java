package org.bitebudget.stack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class DemoDataTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

    private final DemoData demo = new DemoData(TODAY, ZONE);
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void planSharesOutTheWholeIncomeByBuckets() throws IOException {
        JsonNode plan = json.readTree(demo.plan().findFirst().orElseThrow().body());
        long income = plan.at("/incomes/0/amount/minor").asLong();

        assertThat(planned(plan, "need")).isEqualTo(income * 50 / 100);
        assertThat(planned(plan, "want")).isEqualTo(income * 30 / 100);
        assertThat(planned(plan, "saving")).isEqualTo(income * 20 / 100);
    }

    private static long planned(JsonNode plan, String bucket) {
        return StreamSupport.stream(plan.get("categories").spliterator(), false)
                .filter(category -> category.get("bucket").asText().equals(bucket))
                .mapToLong(category -> category.at("/amount/minor").asLong())
                .sum();
    }

    @Test
    void bookedDiningExceedsItsPlanWithinTheMonth() throws IOException {
        long dining = 0;
        for (DemoRequest request : demo.transactions().toList()) {
            JsonNode transaction = json.readTree(request.body());
            assertThat(transaction.get("date").asText()).startsWith("2026-11").isLessThanOrEqualTo("2026-11-21");
            if (transaction.at("/lines/0/category_id").asText().startsWith("dining")) {
                dining += transaction.at("/total/minor").asLong();
            }
        }
        assertThat(dining).isGreaterThan(26_000);
    }

    @Test
    void everyCategoryIsInTheTaxonomy() throws IOException {
        Set<String> used = new HashSet<>();
        SampleCatalogue.read().products().forEach(product -> used.add(product.category()));
        json.readTree(demo.plan().findFirst().orElseThrow().body())
                .findValuesAsText("category_id")
                .forEach(used::add);
        for (DemoRequest request : demo.transactions().toList()) {
            used.addAll(json.readTree(request.body()).findValuesAsText("category_id"));
        }

        assertThat(taxonomy()).containsAll(used);
    }

    private static Set<String> taxonomy() throws IOException {
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DemoDataTest.class.getResourceAsStream("/taxonomy.csv")),
                StandardCharsets.UTF_8))) {
            return rows.lines().map(row -> row.substring(0, row.indexOf(','))).collect(Collectors.toSet());
        }
    }

    @Test
    void feedsHoldEveryProductOfThreeStoresForEveryDayAndNoKeyTwice() {
        List<DemoRequest> history = demo.priceHistory().toList();
        List<DemoRequest> today = demo.todaysPrices(NOW).toList();

        assertThat(history).hasSize(3).allMatch(feed -> rows(feed) == SamplePrices.PRODUCTS * (SamplePrices.DAYS - 1));
        assertThat(today).hasSize(3).allMatch(feed -> rows(feed) == SamplePrices.PRODUCTS);
    }

    private static long rows(DemoRequest feed) {
        return new String(feed.body(), StandardCharsets.UTF_8).lines().count() - 1;
    }

    @Test
    void pricesMoveArePromotedAndRiseSlowly() {
        SamplePrices prices = new SamplePrices(1, TODAY);
        double first = 0;
        double last = 0;
        for (SampleShop store : prices.stores()) {
            for (PriceRow row : prices.of(store)) {
                assertThat(row.price()).isPositive();
                if (row.promo() != null) {
                    assertThat(row.price()).isLessThan(row.listPrice());
                }
                double list = (row.listPrice() == null ? row.price() : row.listPrice()).doubleValue();
                if (row.observedAt()
                        .toString()
                        .startsWith(TODAY.minusDays(SamplePrices.DAYS - 1).toString())) {
                    first += list;
                }
                if (row.observedAt().toString().startsWith(TODAY.toString())) {
                    last += list;
                }
            }
        }
        assertThat(last / first).isBetween(1.0, 1.1);
    }

    @Test
    void eachRuleWatchesAProductThatDropsToday() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        for (DemoRequest request : demo.alertRules().toList()) {
            rules.add(json.readTree(request.body()));
        }

        assertThat(rules).hasSize(3).allSatisfy(rule -> {
            String store = rule.get("store").asText();
            List<PriceRow> lastTwo = new SamplePrices(DemoData.SEED, TODAY)
                    .of(SampleShops.byId(store)).stream()
                            .filter(row ->
                                    row.productId().equals(rule.get("product").asText()))
                            .skip(SamplePrices.DAYS - 2)
                            .toList();
            double fallen = 1
                    - lastTwo.get(1).price().doubleValue()
                            / lastTwo.get(0).price().doubleValue();
            assertThat(fallen * 100).isGreaterThan(rule.get("percent").asDouble());
        });
    }

    @Test
    void theShoppingListNamesProductsThatAStoreSells() throws IOException {
        List<String> names = new ArrayList<>();
        for (DemoRequest feed : demo.priceHistory().toList()) {
            names.add(new String(feed.body(), StandardCharsets.UTF_8));
        }
        JsonNode list =
                json.readTree(demo.shoppingLists().findFirst().orElseThrow().body());

        assertThat(list.get("items").findValuesAsText("text")).isNotEmpty().allSatisfy(text -> assertThat(names)
                .anyMatch(feed -> feed.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))));
    }

    @Test
    void theSameDayGivesTheSameRequests() {
        DemoData again = new DemoData(TODAY, ZONE);

        assertThat(described(again)).isEqualTo(described(demo));
    }

    private static List<String> described(DemoData data) {
        return Stream.of(
                        data.plan(),
                        data.alertRules(),
                        data.shoppingLists(),
                        data.priceHistory(),
                        data.transactions(),
                        data.todaysPrices(NOW),
                        data.receipts(1))
                .flatMap(part -> part)
                .map(request -> request.path() + Arrays.hashCode(request.body()))
                .toList();
    }
}
