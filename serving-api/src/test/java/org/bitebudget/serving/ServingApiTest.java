package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.ForecastMember;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.JobState;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServingApiTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String household = UUID.randomUUID().toString();
    private final String stranger = UUID.randomUUID().toString();
    private final String shop = "shop-" + household;

    @Test
    void aReceiptIsSeenFromItsUploadToItsReading() throws Exception {
        String receipt = "rcp_" + "1".repeat(32);
        send(Topics.RECEIPT_IMAGES, Keys.join(receipt), SampleEvents.upload(household, receipt, SampleEvents.AT));
        awaitJson("/api/v1/receipts/jobs/" + receipt, "/state", "received");

        send(Topics.RECEIPT_JOBS, Keys.join(receipt), SampleEvents.job(household, receipt, JobState.READING, 1));
        awaitJson("/api/v1/receipts/jobs/" + receipt, "/state", "reading");

        send(Topics.RECEIPT_READINGS, Keys.join(receipt), SampleEvents.reading(household, receipt));
        send(Topics.RECEIPT_JOBS, Keys.join(receipt), SampleEvents.job(household, receipt, JobState.DONE, 2));
        awaitJson("/api/v1/receipts/jobs/" + receipt, "/receipt_url", "/api/v1/receipts/" + receipt);

        JsonNode reading = awaitJson("/api/v1/receipts/" + receipt, "/merchant/value", "Corner Shop");
        assertThat(reading.at("/total/value/minor").asLong()).isEqualTo(1234);
        assertThat(reading.at("/time/value").asText()).isEqualTo("18:30:00");
        assertThat(reading.at("/lines/0/category_id").asText()).isEqualTo("dairy.milk");
        assertThat(reading.has("household")).isFalse();
        assertThat(get("/api/v1/receipts").at("/items/0/line_count").asInt()).isEqualTo(1);
    }

    @Test
    void listsGoOnWhereAPageEnded() throws Exception {
        for (int i = 0; i < 5; i++) {
            String receipt = "rcp_" + i + household.replace("-", "").substring(1);
            send(
                    Topics.RECEIPT_IMAGES,
                    Keys.join(receipt),
                    SampleEvents.upload(household, receipt, SampleEvents.AT.plusSeconds(i)));
        }
        await().atMost(SOON).until(() -> get("/api/v1/receipts").at("/items").size() == 5);

        JsonNode first = get("/api/v1/receipts?limit=3");
        JsonNode second = get(
                "/api/v1/receipts?limit=3&cursor=" + first.at("/next_cursor").asText());

        assertThat(first.at("/items").size()).isEqualTo(3);
        assertThat(first.at("/items/0/receipt_id").asText()).startsWith("rcp_4");
        assertThat(second.at("/items").size()).isEqualTo(2);
        assertThat(second.at("/items/1/receipt_id").asText()).startsWith("rcp_0");
        assertThat(second.has("next_cursor")).isFalse();
    }

    @Test
    void budgetsShowTheMonthItsDaysAndTheLedger() throws Exception {
        send(Topics.BUDGET_MONTHS, Keys.join(household, "2026-11"), SampleEvents.month(household));
        send(
                Topics.LEDGER_ENTRIES,
                Keys.join(household, "e1"),
                SampleEvents.purchase(household, "e1", SampleEvents.DAY, 1234));
        send(
                Topics.LEDGER_ENTRIES,
                Keys.join(household, "e2"),
                SampleEvents.purchase(household, "e2", SampleEvents.DAY.minusMonths(1), 99));

        JsonNode month = awaitJson("/api/v1/budgets/2026-11", "/status", "green");
        assertThat(month.at("/days/0/remaining/minor").asLong()).isEqualTo(-734);
        assertThat(month.at("/amber_percent").asInt()).isEqualTo(80);
        assertThat(month.at("/red_percent").asInt()).isEqualTo(100);
        assertThat(month.at("/members").findValuesAsText("member")).containsExactly("alex", "sam");
        assertThat(month.at("/members/1/sent/minor").asLong()).isEqualTo(500);
        assertThat(month.at("/bills").findValuesAsText("due")).containsExactly("2026-11-18", "2026-11-20");
        assertThat(month.at("/bills/0/paid_on").asText()).isEqualTo("2026-11-17");
        JsonNode day = get("/api/v1/budgets/2026-11/days/2026-11-20");
        assertThat(day.at("/categories/0/status").asText()).isEqualTo("red");
        await().atMost(SOON)
                .until(() -> get("/api/v1/transactions").at("/items").size() == 2);
        JsonNode ofMonth = get("/api/v1/transactions?month=2026-11&category=dairy");
        assertThat(ofMonth.at("/items").size()).isEqualTo(1);
        assertThat(ofMonth.at("/items/0/entry_id").asText()).isEqualTo("e1");
    }

    @Test
    void forecastsOfSpendingAndDemandAreTheHouseholdsOwn() throws Exception {
        for (String owner : List.of(household, stranger)) {
            for (String category : List.of("dairy.milk", "dairy.cheese", "bakery")) {
                ForecastSeries forecast = SampleEvents.spendingForecast(owner, category);
                send(Topics.FORECAST_SERIES, forecast.getSeriesId(), forecast);
            }
        }

        JsonNode first = awaitJson("/api/v1/forecasts/spending?limit=2", "/items/1/category_id", "dairy.cheese");
        assertThat(first.at("/items").size()).isEqualTo(2);
        assertThat(first.at("/items/0/expected_total").asDouble()).isEqualTo(7);
        assertThat(first.at("/items/0/history").toString())
                .isEqualTo(
                        "[{\"date\":\"%s\",\"value\":12.0},{\"date\":\"%s\",\"value\":0.0},{\"date\":\"%s\",\"value\":4.5}]",
                        SampleEvents.DAY.minusDays(2), SampleEvents.DAY.minusDays(1), SampleEvents.DAY);
        assertThat(first.at("/items/0/anomalies/0/sentence").asText()).contains("expected 3.50");
        assertThat(first.at("/items/0/selected_because").asText()).isEqualTo("drifted");
        assertThat(first.at("/items/0/regressors/0").asText()).isEqualTo("temperature");
        assertThat(first.at("/items/0/sentence").asText()).isEqualTo("How warm it gets moves this forecast.");
        assertThat(get("/api/v1/forecasts/spending?lang=de")
                        .at("/items/0/sentence")
                        .asText())
                .isEqualTo("Wie warm es wird, bewegt diese Vorhersage.");
        JsonNode next = get("/api/v1/forecasts/spending?limit=2&cursor="
                + first.at("/next_cursor").asText());
        assertThat(next.at("/items").size()).isEqualTo(1);
        assertThat(get("/api/v1/forecasts/spending?category=dairy").at("/items").size())
                .isEqualTo(2);
        assertThat(get("/api/v1/forecasts/demand").at("/items").size()).isZero();
    }

    @Test
    void nothingIsExpectedOfWhatNoBacktestHasTried() throws Exception {
        ForecastSeries first = ForecastSeries.newBuilder(SampleEvents.spendingForecast(household, "bakery"))
                .setBacktestError(null)
                .setBacktestOrigins(0)
                .setMembers(List.of(ForecastMember.newBuilder()
                        .setModel("naive")
                        .setVersion("1")
                        .setWeight(1)
                        .setMean(List.of(3.5, 3.5))
                        .build()))
                .build();
        send(Topics.FORECAST_SERIES, first.getSeriesId(), first);

        JsonNode forecast = awaitJson("/api/v1/forecasts/spending", "/items/0/category_id", "bakery")
                .at("/items/0");

        assertThat(forecast.has("expected_total")).isFalse();
        assertThat(forecast.at("/points")).isEmpty();
        assertThat(forecast.at("/members/0/model").asText()).isEqualTo("naive");
        assertThat(forecast.at("/members/0/mean")).isEmpty();
        assertThat(forecast.at("/history")).hasSize(3);
    }

    @Test
    void historyAndSpendingComeFromClickHouse() throws Exception {
        send(Topics.PRICE_CURRENT, Keys.join(shop, "7"), SampleEvents.price(shop, "7", "Coffee", 399));
        serving.query(
                "INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, price_minor, currency,"
                        + " local_date, promo, revision, is_deleted, source, trust) VALUES"
                        + " ('" + shop
                        + "', '7', '2026-11-01 10:00:00', 'o1', 420, 'EUR', '2026-11-01', '', 1, 0, 'FEED', 1),"
                        + " ('" + shop
                        + "', '7', '2026-11-02 10:00:00', 'o2', 399, 'EUR', '2026-11-02', '-5 %', 1, 0, 'RECEIPT', 0.9),"
                        + " ('" + shop
                        + "', '7', '2026-11-02 10:00:00', 'o2', 389, 'EUR', '2026-11-02', '-5 %', 2, 0, 'RECEIPT', 0.9)");
        serving.query(
                "INSERT INTO bitebudget.spending (household, entry_id, line_no, month, category_id, amount_minor, currency,"
                        + " revision, is_deleted) VALUES"
                        + " ('" + household + "', 'e1', 1, '2026-11', 'dairy.milk', 1200, 'EUR', 1, 0),"
                        + " ('" + household + "', 'e1', 2, '2026-11', 'bakery', 300, 'EUR', 1, 0),"
                        + " ('" + stranger + "', 'e9', 1, '2026-11', 'bakery', 5000, 'EUR', 1, 0)");

        awaitJson("/api/v1/prices/" + shop + "/7", "/name", "Coffee");
        JsonNode history = get("/api/v1/prices/" + shop + "/7/history");
        assertThat(history.at("/points").size()).isEqualTo(2);
        assertThat(history.at("/points/1/price/minor").asLong()).isEqualTo(389);
        assertThat(history.at("/points/0/observed_at").asText()).isEqualTo("2026-11-01T10:00:00Z");
        assertThat(history.at("/points/0/source").asText()).isEqualTo("feed");
        assertThat(history.at("/points/0").has("trust")).isFalse();
        assertThat(history.at("/points/1/source").asText()).isEqualTo("receipt");
        assertThat(history.at("/points/1/trust").asText()).isEqualTo("0.9");
        JsonNode spending = get("/api/v1/analytics/spending?month=2026-11");
        assertThat(spending.at("/items/0/total/minor").asLong()).isEqualTo(1500);
        assertThat(spending.at("/items/0/categories/0/category_id").asText()).isEqualTo("dairy.milk");
    }

    @Test
    void theStreamTellsTheHouseholdAndNobodyElse() throws Exception {
        serving.awaitReady();
        StreamListener mine = serving.listen(serving.token(household, EnumSet.allOf(Scope.class)));
        StreamListener deaf = serving.listen(serving.token(household, Set.of(Scope.PRICES_READ)));
        StreamListener theirs = serving.listen(serving.token(stranger, EnumSet.allOf(Scope.class)));

        send(
                Topics.BUDGET_ALERTS,
                Keys.join(household),
                SampleEvents.alert(household, "alr_1", java.time.Instant.now()));

        JsonNode message = mine.next();
        assertThat(message.at("/type").asText()).isEqualTo("alert");
        assertThat(message.at("/data/sentence").asText()).startsWith("Dairy is over its day");
        awaitJson("/api/v1/alerts", "/items/0/alert_id", "alr_1");
        assertThat(theirs.heardNothing()).isTrue();
        assertThat(deaf.heardNothing()).isTrue();
    }

    @Test
    void aPoisonRecordIsSetAsideAndTheRestGoesOn() throws Exception {
        String key = Keys.join(shop, "poison");
        serving.topics()
                .sendBytes(Topics.PRICE_CURRENT.name(), key, List.of("no event".getBytes(StandardCharsets.UTF_8)));
        send(Topics.PRICE_CURRENT, Keys.join(shop, "8"), SampleEvents.price(shop, "8", "Tea", 250));

        awaitJson("/api/v1/prices/" + shop + "/8", "/name", "Tea");
        DeadLetters.Reason reason = deadLetter(Topics.PRICE_CURRENT, key);
        assertThat(reason.code().code()).isEqualTo("poison-record");
        assertThat(reason.app()).isEqualTo("serving-api");
    }

    @Test
    void aRestartGoesOnWhereTheStoreStands() throws Exception {
        send(Topics.PRICE_CURRENT, Keys.join(shop, "1"), SampleEvents.price(shop, "1", "Rice", 100));
        awaitJson("/api/v1/prices/" + shop + "/1", "/price/minor", "100");
        serving.stop();
        send(Topics.PRICE_CURRENT, Keys.join(shop, "1"), SampleEvents.price(shop, "1", "Rice", 110));

        serving.start();

        awaitJson("/api/v1/prices/" + shop + "/1", "/price/minor", "110");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/receipts",
                "/api/v1/receipts/rcp_1",
                "/api/v1/receipts/rcp_1/review",
                "/api/v1/receipts/rcp_1/image",
                "/api/v1/products/barcodes/4006381333931",
                "/api/v1/receipts/jobs/rcp_1",
                "/api/v1/transactions",
                "/api/v1/budgets/2026-11",
                "/api/v1/budgets/2026-11/days/2026-11-20",
                "/api/v1/budgets/redistributions",
                "/api/v1/prices",
                "/api/v1/prices/compare?q=x",
                "/api/v1/prices/s/p",
                "/api/v1/prices/s/p/history",
                "/api/v1/forecasts/s/p",
                "/api/v1/forecasts/spending",
                "/api/v1/forecasts/demand",
                "/api/v1/alerts",
                "/api/v1/price-alert-rules",
                "/api/v1/shopping-lists",
                "/api/v1/shopping-lists/lst_1",
                "/api/v1/shopping-lists/lst_1/matches",
                "/api/v1/shopping-lists/lst_1/prices",
                "/api/v1/analytics/spending?month=2026-11"
            })
    void everyRouteAsksForATokenWithItsScope(String path) throws Exception {
        HttpResponse<String> without = serving.fetchOpenly(path);
        HttpResponse<String> withoutScope =
                serving.fetchWith(serving.token(household, Set.of(Scope.RECEIPTS_WRITE)), path);

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(withoutScope.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(withoutScope.body()).at("/code").asText()).isEqualTo("forbidden-scope");
    }

    @Test
    void whatBelongsToAnotherHouseholdIsNotThere() throws Exception {
        String receipt = "rcp_" + "2".repeat(32);
        send(Topics.RECEIPT_IMAGES, Keys.join(receipt), SampleEvents.upload(stranger, receipt, SampleEvents.AT));
        send(Topics.RECEIPT_READINGS, Keys.join(receipt), SampleEvents.reading(stranger, receipt));
        send(Topics.BUDGET_MONTHS, Keys.join(stranger, "2026-11"), SampleEvents.month(stranger));
        for (String path :
                List.of("/api/v1/receipts/jobs/" + receipt, "/api/v1/receipts/" + receipt, "/api/v1/budgets/2026-11")) {
            await().atMost(SOON).until(() -> serving.fetch(stranger, path).statusCode() == 200);

            assertThat(serving.fetch(household, path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/budgets/2026-13",
                "/api/v1/budgets/2026-11/days/2026-11-31",
                "/api/v1/receipts?limit=0",
                "/api/v1/receipts?limit=x",
                "/api/v1/receipts?cursor=%21",
                "/api/v1/prices/compare",
                "/api/v1/alerts?type=weather",
                "/api/v1/analytics/spending"
            })
    void whatCannotBeAskedIsRefusedWithAProblem(String path) throws Exception {
        HttpResponse<byte[]> answer = serving.fetch(household, path);

        assertThat(answer.statusCode()).isIn(400, 422);
        JsonNode problem = ServingUnderTest.json(answer);
        assertThat(problem.at("/type").asText()).startsWith("urn:bitebudget:error:");
        assertThat(problem.at("/detail").asText()).isNotBlank();
        assertThat(problem.at("/traceId").asText()).hasSize(32);
    }

    @Test
    void thePageAndTheOperatorsRoutesNeedNoToken() throws Exception {
        serving.awaitReady();

        assertThat(serving.fetchOpenly("/health").statusCode()).isEqualTo(200);
        assertThat(serving.fetchOpenly("/metrics").body()).contains("bitebudget_serving_caught_up");
        assertThat(serving.fetchOpenly("/").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'");
    }

    private static <V extends SpecificRecord> void send(Topic<V> topic, String key, V event) {
        serving.topics().send(topic, key, event);
    }

    private static DeadLetters.Reason deadLetter(Topic<?> topic, String key) {
        return await().atMost(SOON)
                .until(
                        () -> serving.topics().committed(topic.deadLetters()).stream()
                                .filter(letter -> StackTopics.key(letter).equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .flatMap(letter -> DeadLetters.reason(letter.headers()))
                .orElseThrow();
    }

    private JsonNode awaitJson(String path, String pointer, String value) {
        return serving.await(household, path, pointer, value);
    }

    private JsonNode get(String path) throws Exception {
        return serving.get(household, path);
    }
}
