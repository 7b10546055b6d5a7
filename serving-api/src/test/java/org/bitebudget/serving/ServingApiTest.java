package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.JobState;
import org.bitebudget.event.Sealed;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenIssuer;
import org.bitebudget.platform.token.TokenSecret;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServingApiTest {

    @RegisterExtension
    static final StackExtension stack = new StackExtension();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final String household = UUID.randomUUID().toString();
    private final String stranger = UUID.randomUUID().toString();
    private final String shop = "shop-" + household;
    private final HttpClient client = HttpClient.newHttpClient();
    private ServingApiMain app;

    @BeforeEach
    void start() {
        startApp();
    }

    @AfterEach
    void stop() {
        app.close();
    }

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
        JsonNode day = get("/api/v1/budgets/2026-11/days/2026-11-20");
        assertThat(day.at("/categories/0/status").asText()).isEqualTo("red");
        await().atMost(SOON)
                .until(() -> get("/api/v1/transactions").at("/items").size() == 2);
        JsonNode ofMonth = get("/api/v1/transactions?month=2026-11&category=dairy");
        assertThat(ofMonth.at("/items").size()).isEqualTo(1);
        assertThat(ofMonth.at("/items/0/entry_id").asText()).isEqualTo("e1");
    }

    @Test
    void offersStandSideBySideCheapestFirst() throws Exception {
        String other = "other-" + household;
        send(Topics.PRICE_CURRENT, Keys.join(shop, "7"), SampleEvents.price(shop, "7", "Café " + household, 399));
        send(Topics.PRICE_CURRENT, Keys.join(other, "9"), SampleEvents.price(other, "9", "CAFE " + household, 349));
        send(Topics.FORECAST_SERIES, Keys.join("price", shop, "7"), SampleEvents.forecast(shop, "7"));

        await().atMost(SOON)
                .until(() -> get("/api/v1/prices/compare?q=cafe%20" + household)
                                .at("/items")
                                .size()
                        == 2);
        JsonNode comparison = get("/api/v1/prices/compare?q=cafe%20" + household);
        assertThat(comparison.at("/cheapest/store").asText()).isEqualTo(other);
        assertThat(comparison.at("/items/0/price/minor").asLong()).isEqualTo(349);
        JsonNode forecast = awaitJson("/api/v1/forecasts/" + shop + "/7", "/model", "ets(A,N,N)");
        assertThat(forecast.at("/backtest/error").asDouble()).isEqualTo(1.5);
    }

    @Test
    void historyAndSpendingComeFromClickHouse() throws Exception {
        send(Topics.PRICE_CURRENT, Keys.join(shop, "7"), SampleEvents.price(shop, "7", "Coffee", 399));
        stack.query(
                "INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, price_minor, currency,"
                        + " local_date, promo, revision, is_deleted) VALUES"
                        + " ('" + shop + "', '7', '2026-11-01 10:00:00', 'o1', 420, 'EUR', '2026-11-01', '', 1, 0),"
                        + " ('" + shop + "', '7', '2026-11-02 10:00:00', 'o2', 399, 'EUR', '2026-11-02', '-5 %', 1, 0),"
                        + " ('" + shop
                        + "', '7', '2026-11-02 10:00:00', 'o2', 389, 'EUR', '2026-11-02', '-5 %', 2, 0)");
        stack.query(
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
        JsonNode spending = get("/api/v1/analytics/spending?month=2026-11");
        assertThat(spending.at("/items/0/total/minor").asLong()).isEqualTo(1500);
        assertThat(spending.at("/items/0/categories/0/category_id").asText()).isEqualTo("dairy.milk");
    }

    @Test
    void aShoppingListShowsItsTitleWhatWasBoughtAndWhatIsLeft() throws Exception {
        Sealer sealer = new Sealer(HouseholdKeys.in(directory.resolve("keys")));
        Sealed title = SealedText.seal(sealer, household, "For Ana's party", "lst_1");
        String receipt = "rcp_" + "3".repeat(32);
        send(
                Topics.SHOPPING_LISTS,
                Keys.join(household, "lst_1"),
                SampleEvents.shoppingList(household, "lst_1", 1, title, "milk", "bread"));
        send(Topics.RECEIPT_READINGS, Keys.join(receipt), SampleEvents.reading(household, receipt));
        send(
                Topics.SHOPPING_MATCHES,
                Keys.join(household, "lst_1", receipt),
                SampleEvents.shoppingMatch(household, "lst_1", receipt));

        JsonNode list = awaitJson("/api/v1/shopping-lists/lst_1", "/title", "For Ana's party");
        assertThat(list.at("/items/1/text").asText()).isEqualTo("bread");
        assertThat(list.at("/items/1/checked").asBoolean()).isFalse();
        assertThat(get("/api/v1/shopping-lists").at("/items/0/list_id").asText())
                .isEqualTo("lst_1");
        JsonNode matches = awaitJson("/api/v1/shopping-lists/lst_1/matches", "/items/0/merchant", "Corner Shop");
        assertThat(matches.at("/items/0/bought/0/text").asText()).isEqualTo("milk");
        assertThat(matches.at("/items/0/bought/0/name").asText()).isEqualTo("Milk");
        assertThat(matches.at("/items/0/bought/0/total/minor").asLong()).isEqualTo(1234);
        assertThat(matches.at("/items/0/missing/0/text").asText()).isEqualTo("bread");

        HouseholdKeys.in(directory.resolve("keys")).delete(household);
        assertThat(get("/api/v1/shopping-lists/lst_1").has("title")).isFalse();
        stack.topics()
                .sendBytes(
                        Topics.SHOPPING_MATCHES.name(),
                        Keys.join(household, "lst_1", receipt),
                        Collections.singletonList(null));
        await().atMost(SOON)
                .until(() ->
                        get("/api/v1/shopping-lists/lst_1/matches").at("/items").isEmpty());
    }

    @Test
    void aListIsPricedStoreByStoreAndATakenAwayListIsGone() throws Exception {
        String word = "milk" + household.replace("-", "");
        send(
                Topics.SHOPPING_LISTS,
                Keys.join(household, "lst_2"),
                SampleEvents.shoppingList(household, "lst_2", 1, null, word, "unicorn"));
        send(Topics.PRICE_CURRENT, Keys.join(shop, "7"), SampleEvents.price(shop, "7", "Whole " + word, 120));
        send(Topics.PRICE_CURRENT, Keys.join(shop, "8"), SampleEvents.price(shop, "8", "Skimmed " + word, 110));

        JsonNode prices = awaitJson("/api/v1/shopping-lists/lst_2/prices", "/items/0/total/minor", "110");
        assertThat(prices.at("/items/0/store").asText()).isEqualTo(shop);
        assertThat(prices.at("/items/0/choices/0/product").asText()).isEqualTo("8");
        assertThat(prices.at("/items/0/choices/0/age_days").isIntegralNumber()).isTrue();
        assertThat(prices.at("/items/0/not_sold/0/text").asText()).isEqualTo("unicorn");

        ShoppingList deleted = SampleEvents.shoppingList(household, "lst_2", 2, null);
        deleted.setDeleted(true);
        send(Topics.SHOPPING_LISTS, Keys.join(household, "lst_2"), deleted);
        await().atMost(SOON)
                .until(() -> fetch("/api/v1/shopping-lists/lst_2", token(household, EnumSet.allOf(Scope.class)))
                                .statusCode()
                        == 404);
        assertThat(get("/api/v1/shopping-lists").at("/items").isEmpty()).isTrue();
    }

    @Test
    void theStreamTellsOfListsAndWhatWasBoughtOfThem() throws Exception {
        awaitReady();
        Listener mine = listen(token(household, Set.of(Scope.SHOPPING_READ)));

        send(
                Topics.SHOPPING_LISTS,
                Keys.join(household, "lst_3"),
                SampleEvents.shoppingList(household, "lst_3", 4, null, "milk"));
        JsonNode changed = mine.next();
        send(
                Topics.SHOPPING_MATCHES,
                Keys.join(household, "lst_3", "rcp_3"),
                SampleEvents.shoppingMatch(household, "lst_3", "rcp_3"));
        JsonNode bought = mine.next();

        assertThat(changed.at("/type").asText()).isEqualTo("shopping_list");
        assertThat(changed.at("/data/revision").asLong()).isEqualTo(4);
        assertThat(bought.at("/type").asText()).isEqualTo("shopping_match");
        assertThat(bought.at("/data/receipt_id").asText()).isEqualTo("rcp_3");
    }

    @Test
    void theStreamTellsTheHouseholdAndNobodyElse() throws Exception {
        awaitReady();
        Listener mine = listen(token(household, EnumSet.allOf(Scope.class)));
        Listener deaf = listen(token(household, Set.of(Scope.PRICES_READ)));
        Listener theirs = listen(token(stranger, EnumSet.allOf(Scope.class)));

        send(
                Topics.BUDGET_ALERTS,
                Keys.join(household),
                SampleEvents.alert(household, "alr_1", java.time.Instant.now()));

        JsonNode message = mine.next();
        assertThat(message.at("/type").asText()).isEqualTo("alert");
        assertThat(message.at("/data/sentence").asText()).startsWith("Dairy is over its day");
        awaitJson("/api/v1/alerts", "/items/0/alert_id", "alr_1");
        assertThat(theirs.messages).isEmpty();
        assertThat(deaf.messages).isEmpty();
    }

    @Test
    void aPoisonRecordIsSetAsideAndTheRestGoesOn() throws Exception {
        String key = Keys.join(shop, "poison");
        stack.topics()
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
        app.close();
        send(Topics.PRICE_CURRENT, Keys.join(shop, "1"), SampleEvents.price(shop, "1", "Rice", 110));

        startApp();

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
                "/api/v1/alerts",
                "/api/v1/shopping-lists",
                "/api/v1/shopping-lists/lst_1",
                "/api/v1/shopping-lists/lst_1/matches",
                "/api/v1/shopping-lists/lst_1/prices",
                "/api/v1/analytics/spending?month=2026-11"
            })
    void everyRouteAsksForATokenWithItsScope(String path) throws Exception {
        HttpResponse<String> without = client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> withoutScope = fetch(path, token(household, Set.of(Scope.RECEIPTS_WRITE)));

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
        String theirToken = token(stranger, EnumSet.allOf(Scope.class));
        for (String path :
                List.of("/api/v1/receipts/jobs/" + receipt, "/api/v1/receipts/" + receipt, "/api/v1/budgets/2026-11")) {
            await().atMost(SOON).until(() -> fetch(path, theirToken).statusCode() == 200);

            assertThat(fetch(path, token(household, EnumSet.allOf(Scope.class))).statusCode())
                    .as(path)
                    .isEqualTo(404);
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
        HttpResponse<String> answer = fetch(path, token(household, EnumSet.allOf(Scope.class)));

        assertThat(answer.statusCode()).isIn(400, 422);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.at("/type").asText()).startsWith("urn:bitebudget:error:");
        assertThat(problem.at("/detail").asText()).isNotBlank();
        assertThat(problem.at("/traceId").asText()).hasSize(32);
    }

    @Test
    void thePageAndTheOperatorsRoutesNeedNoToken() throws Exception {
        awaitReady();

        assertThat(fetchOpenly("/health").statusCode()).isEqualTo(200);
        assertThat(fetchOpenly("/metrics").body()).contains("bitebudget_serving_caught_up");
        assertThat(fetchOpenly("/").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'");
    }

    private void startApp() {
        app = ServingApiMain.start(new ServingSettings(
                stack.bootstrap(),
                RegistrySettings.at(stack.registry()),
                stack.clickHouse(),
                directory.resolve("data"),
                directory.resolve("blobs"),
                directory.resolve("keys"),
                directory.resolve("secret"),
                0,
                URI.create("http://localhost:8080"),
                ZoneId.of("Europe/Madrid")));
    }

    private static <V extends SpecificRecord> void send(Topic<V> topic, String key, V event) {
        stack.topics().send(topic, key, event);
    }

    private static DeadLetters.Reason deadLetter(Topic<?> topic, String key) {
        return await().atMost(SOON)
                .until(
                        () -> stack.topics().committed(topic.deadLetters()).stream()
                                .filter(letter -> StackTopics.key(letter).equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .flatMap(letter -> DeadLetters.reason(letter.headers()))
                .orElseThrow();
    }

    private String token(String who, Set<Scope> scopes) {
        return new TokenIssuer(TokenSecret.loadOrCreate(directory.resolve("secret")), Clock.systemUTC())
                .issue(new Principal(who, "member", scopes), Duration.ofHours(1));
    }

    private void awaitReady() {
        await().atMost(SOON).until(() -> fetchOpenly("/ready").statusCode() == 200);
    }

    private JsonNode awaitJson(String path, String pointer, String value) {
        return await().atMost(SOON)
                .ignoreException(AssertionError.class)
                .until(() -> get(path), json -> json.at(pointer).asText().equals(value));
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = fetch(path, token(household, EnumSet.allOf(Scope.class)));
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    }

    private HttpResponse<String> fetch(String path, String token) throws Exception {
        return client.send(
                request(path).header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> fetchOpenly(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + app.port() + path));
    }

    private Listener listen(String token) throws Exception {
        Listener listener = new Listener();
        client.newWebSocketBuilder()
                .subprotocols("bitebudget.v1", "bearer." + token)
                .buildAsync(URI.create("ws://localhost:" + app.port() + "/api/v1/stream"), listener)
                .get(20, TimeUnit.SECONDS);
        assertThat(listener.next().at("/type").asText()).isEqualTo("hello");
        return listener;
    }

    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            messages.add(text.toString());
            socket.request(1);
            return null;
        }

        JsonNode next() throws Exception {
            String text = messages.poll(30, TimeUnit.SECONDS);
            assertThat(text).as("a message on the stream").isNotNull();
            return JSON.readTree(text);
        }
    }
}
