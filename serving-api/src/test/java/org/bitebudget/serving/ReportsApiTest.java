package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.bitebudget.platform.token.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reports over HTTP: milk of two stores, one of which made it dearer, with answers worked out by hand. */
class ReportsApiTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final Offset<Double> HUNDREDTH = within(0.005);
    private static final String ID = UUID.randomUUID().toString();
    private static final String CORNER = "corner-" + ID;
    private static final String MARKET = "market-" + ID;
    private static final String DAIRY = "c-" + ID;
    private static final String JANUARY = "&from=2026-01-01&to=2026-01-31";

    private static String household;

    @BeforeAll
    static void start() {
        List<String> rows = new ArrayList<>();
        rows.add(row(CORNER, "2026-01-01", 100, ""));
        rows.add(row(CORNER, "2026-01-05", 110, ""));
        rows.add(row(MARKET, "2026-01-01", 120, "-20%"));
        serving.query(
                "INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, name, price_minor, currency, promo,"
                        + " category_id, canonical_product_id, source, local_date, revision, is_deleted) VALUES "
                        + String.join(",", rows));
        // a new installation: prices are there, and the hour of the daily roll-up has not come yet
        serving.query("TRUNCATE TABLE bitebudget.price_daily");
        household = UUID.randomUUID().toString();
        serving.stop();
        serving.start();
    }

    @Test
    void theFirstReportNeedsNoHour() throws Exception {
        JsonNode index = report("inflation?period=day&from=2026-01-04&to=2026-01-05&category=" + DAIRY);

        assertThat(index).hasSize(2);
        assertThat(index.get(0).get("index").asDouble()).isCloseTo(100, HUNDREDTH);
        // the root of 1.1 times 1
        assertThat(index.get(1).get("index").asDouble()).isCloseTo(104.88, HUNDREDTH);
        assertThat(index.get(1).get("matched").asInt()).isEqualTo(2);
    }

    @Test
    void aBasketOfOneCategoryMovesLikeTheCategory() throws Exception {
        JsonNode index = report("inflation?period=day&from=2026-01-04&to=2026-01-05&basket=" + DAIRY + ":2");

        assertThat(index.get(1).get("index").asDouble()).isCloseTo(104.88, HUNDREDTH);
    }

    @Test
    void aHouseholdThatSpentNothingHasNoBasket() throws Exception {
        serving.refuses(household, "/api/v1/analytics/inflation?basket=household" + JANUARY, 404, "not-found");
    }

    @Test
    void aProductsPricesAreHeldAgainstEachOtherOnADay() throws Exception {
        JsonNode spread = report("dispersion?day=2026-01-05&category=" + DAIRY);
        JsonNode stores = report("stores?day=2026-01-05&category=" + DAIRY);

        assertThat(spread).hasSize(1);
        assertThat(spread.get(0).get("lowest_minor").asLong()).isEqualTo(110);
        assertThat(spread.get(0).get("highest_minor").asLong()).isEqualTo(120);
        assertThat(spread.get(0).get("cheapest_store").asText()).isEqualTo(CORNER);
        assertThat(stores).extracting(row -> row.get("store").asText()).containsExactly(CORNER, MARKET);
        assertThat(stores).extracting(row -> row.get("cheapest").asInt()).containsExactly(1, 0);
    }

    @Test
    void promotionsAndChangesAreCountedByStore() throws Exception {
        JsonNode promotions = report("promotions?from=2026-01-01&to=2026-01-02&category=" + DAIRY);
        JsonNode changes = report("price-changes?category=" + DAIRY + JANUARY);
        JsonNode lifetimes = report("price-lifetimes?category=" + DAIRY + JANUARY);

        assertThat(promotions)
                .extracting(row -> row.get("promoted_days").asInt())
                .containsExactly(0, 2);
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).get("ups").asInt()).isEqualTo(1);
        assertThat(changes.get(0).get("median_change_percent").asDouble()).isCloseTo(10, HUNDREDTH);
        assertThat(lifetimes).extracting(row -> row.get("open").asInt()).containsExactly(2, 1);
    }

    @Test
    void whatMovedMostIsFirst() throws Exception {
        JsonNode movers = report("movers?from=2026-01-02&to=2026-01-06&limit=1&category=" + DAIRY);

        assertThat(movers).hasSize(1);
        assertThat(movers.get(0).get("store").asText()).isEqualTo(CORNER);
        assertThat(movers.get(0).get("change_percent").asDouble()).isCloseTo(10, HUNDREDTH);
        assertThat(report("movers?from=2026-01-02&to=2026-01-06&store=" + MARKET))
                .isEmpty();
    }

    @Test
    void aProductsDaysAreItsObservations() throws Exception {
        JsonNode days = serving.get(household, "/api/v1/prices/" + CORNER + "/milk/days?from=2026-01-01&to=2026-01-31")
                .at("/items");

        assertThat(days).extracting(day -> day.get("local_date").asText()).containsExactly("2026-01-01", "2026-01-05");
        assertThat(days).extracting(day -> day.get("last_minor").asLong()).containsExactly(100L, 110L);
    }

    @Test
    void whatRestsInQuarantineIsTold() throws Exception {
        serving.query(
                "INSERT INTO bitebudget.price_quarantine VALUES ('%s','milk','q-%s',3,'Milk','2026-01-06 08:00:00',"
                                .formatted(CORNER, ID)
                        + "11000,110,'EUR','implausible-jump',0,'2026-01-06 09:30:00')");

        JsonNode resting = serving.get(household, "/api/v1/prices/quarantine?store=" + CORNER)
                .at("/items");

        assertThat(resting).hasSize(1);
        assertThat(resting.get(0).get("price_minor").asLong()).isEqualTo(11_000);
        assertThat(resting.get(0).get("usual_minor").asLong()).isEqualTo(110);
        assertThat(resting.get(0).get("reason").asText()).isEqualTo("implausible-jump");
        assertThat(resting.get(0).get("since").asText()).isEqualTo("2026-01-06T09:30:00Z");
        assertThat(serving.get(household, "/api/v1/prices/quarantine?store=" + MARKET)
                        .at("/items"))
                .isEmpty();
        serving.refuses(household, "/api/v1/prices/quarantine?limit=0", 400, "invalid-parameter");
    }

    @Test
    void useOfTheAppsIsShownToOperatorsAlone() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int person = 0; person < 5; person++) {
            rows.add("('%s-%d','2026-01-01 08:00:00','p%d','%s','ios',1,0)"
                    .formatted(ID, person, person, "opened-" + ID));
        }
        rows.add("('%s-rare','2026-01-01 08:00:00','p1','%s','ios',1,0)".formatted(ID, "rare-" + ID));
        serving.query(
                "INSERT INTO bitebudget.user_events (event_id, occurred_at, pseudonym, event, app, revision, is_deleted) VALUES "
                        + String.join(",", rows));

        JsonNode use = report("app-use?k=5" + JANUARY);

        assertThat(use)
                .filteredOn(row -> row.get("event").asText().endsWith(ID))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("event").asText()).startsWith("opened");
                    assertThat(row.get("people").asInt()).isEqualTo(5);
                });
        String analyst = serving.token(household, Set.of(Scope.ANALYTICS_READ));
        assertThat(serving.fetchWith(analyst, "/api/v1/analytics/app-use?k=5" + JANUARY)
                        .statusCode())
                .isEqualTo(403);
        assertThat(serving.fetchWith(analyst, "/api/v1/analytics/stores?day=2026-01-05")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void reportsNeedTheirScope() throws Exception {
        String reader = serving.token(household, Set.of(Scope.PRICES_READ));

        assertThat(serving.fetchWith(reader, "/api/v1/analytics/stores?day=2026-01-05")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "inflation?period=year",
        "inflation?from=2026-02-01&to=2026-01-01",
        "inflation?from=2016-01-01&to=2026-01-01",
        "inflation?from=2026-13-01",
        "inflation?basket=dairy",
        "inflation?basket=dairy:-1",
        "inflation?basket=dairy:NaN",
        "dispersion?day=today",
        "dispersion?stores=1",
        "movers?limit=0",
        "movers?limit=501",
        "app-use?k=4"
    })
    void parametersOutOfBoundsAreRefused(String path) throws Exception {
        serving.refuses(household, "/api/v1/analytics/" + path, 400, "invalid-parameter");
    }

    private static JsonNode report(String path) throws Exception {
        return serving.get(household, "/api/v1/analytics/" + path).at("/items");
    }

    private static String row(String store, String day, long minor, String promo) {
        return "('%s','milk','%s 08:00:00','o-%s-%s','Milk',%d,'EUR','%s','%s','can-%s','FEED','%s',1,0)"
                .formatted(store, day, store, day, minor, promo, DAIRY, ID, day);
    }
}
