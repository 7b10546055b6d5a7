package org.bitebudget.stack.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.api.Api.Answer;
import org.bitebudget.stack.check.MoneyCheck;
import org.bitebudget.stack.sample.SampleReceipts;
import org.bitebudget.stack.sample.SampleReceipts.Sample;
import org.bitebudget.stack.scan.ReceiptUpload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One photo and one price feed go through every room of the house, from HTTP in to HTTP, WebSocket and ClickHouse out. */
class EndToEndIT {

    @RegisterExtension
    static final WholeStack STACK = new WholeStack();

    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final int DAYS = 40;

    /** A legible receipt in euro. */
    private static final int SAMPLE = 4;

    @TempDir
    Path directory;

    private final ObjectMapper json = new ObjectMapper();
    private final Api api = STACK.newHousehold();
    private final String store = "test-" + UUID.randomUUID();

    @Test
    void aPhotoBecomesAReadingALedgerEntryAndSpendingInTheBudget() throws IOException {
        // Given a plan for the month of a receipt whose truth is known, and a purchase booked by hand
        Sample sample = SampleReceipts.ofAllShops(1, LocalDate.of(2026, 6, 30)).draw(SAMPLE);
        JsonNode truth = json.readTree(sample.truth());
        String month = truth.get("date").asText().substring(0, 7);
        long total = minor(truth.get("total"));
        long booked = 1_250;
        put("/api/v1/budgets/" + month, plan(month));
        post("/api/v1/transactions", """
                {"kind": "purchase", "merchant": "Taberna", "date": "%s-02", "zone": "Europe/Madrid",
                 "total": {"minor": %d, "currency": "EUR"},
                 "lines": [{"category_id": "dining.restaurant", "amount": {"minor": %d, "currency": "EUR"}}]}
                """.formatted(month, booked, booked));

        try (Messages messages = new Messages(api)) {
            // When its photo is handed in
            Path photo = Files.write(directory.resolve("receipt.jpg"), sample.jpeg());
            Answer accepted = ReceiptUpload.send(api, photo);
            assertThat(accepted.status()).isEqualTo(202);
            String receipt = accepted.body().path("job_id").asText();

            // Then it is seen being read, and done
            await().atMost(DEADLINE).untilAsserted(() -> assertThat(messages.ofType("receipt_job"))
                    .filteredOn(job -> job.path("job_id").asText().equals(receipt))
                    .extracting(job -> job.path("state").asText())
                    .contains("reading", "done"));
            // And its reading tells what is on it
            JsonNode reading = served("/api/v1/receipts/" + receipt);
            assertThat(reading.at("/total/value/minor").asLong()).isEqualTo(total);
            assertThat(reading.at("/date/value").asText())
                    .isEqualTo(truth.get("date").asText());
            assertThat(reading.path("lines")).hasSameSizeAs(truth.get("items"));
            // And the ledger holds it
            await().atMost(DEADLINE).untilAsserted(() -> assertThat(items("/api/v1/transactions?month=" + month))
                    .filteredOn(entry -> entry.path("receipt_id").asText().equals(receipt))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.at("/total/minor").asLong()).isEqualTo(total)));
            // And the budget counts it, and so does the analytical store
            awaitMinor("/api/v1/budgets/" + month, "/spent/minor", total + booked);
            awaitMinor("/api/v1/analytics/spending?month=" + month, "/items/0/total/minor", total + booked);
            String household = messages.ofType("hello").get(0).path("household").asText();
            await().atMost(DEADLINE).untilAsserted(() -> assertThat(
                            STACK.clickHouse("SELECT sum(amount_minor) FROM bitebudget.spending FINAL"
                                    + " WHERE household = '" + household + "'"))
                    .isEqualTo(Long.toString(total + booked)));
            assertThat(messages.ofType("budget_month")).isNotEmpty();
        }
        // And no money was lost or made up
        await().atMost(DEADLINE)
                .ignoreExceptionsInstanceOf(CommandFailedException.class)
                .untilAsserted(() -> assertThat(MoneyCheck.violations(STACK.cluster(), STACK.registry()))
                        .isEmpty());
    }

    @Test
    void aPriceFeedBecomesCurrentPricesHistoryForecastAndAlert() throws IOException {
        // Given weeks of prices and a rule on one of them
        post("/api/v1/price-alert-rules", """
                {"kind": "drop-percent", "store": "%s", "product": "milk", "percent": "10"}
                """.formatted(store));
        feed(
                "history",
                IntStream.rangeClosed(1, DAYS)
                        .mapToObj(day -> row(
                                "milk",
                                day % 7 == 0 ? "1.09" : "1.19",
                                LocalDate.now(ZoneOffset.UTC).minusDays(day).toString()))
                        .collect(Collectors.joining("\n")));
        String price = "/api/v1/prices/" + store + "/milk";
        awaitMinor(price, "/price/minor", 119);

        try (Messages messages = new Messages(api)) {
            // When the price falls
            feed("today", row("milk", "0.89", Instant.now().toString()));

            // Then the household is told
            await().atMost(DEADLINE).untilAsserted(() -> assertThat(messages.ofType("alert"))
                    .filteredOn(alert -> alert.path("type").asText().equals("price"))
                    .singleElement()
                    .satisfies(
                            alert -> assertThat(alert.path("product").asText()).isEqualTo("milk")));
        }
        // And price, history, forecast and the analytical store follow
        awaitMinor(price, "/price/minor", 89);
        await().atMost(DEADLINE)
                .untilAsserted(() ->
                        assertThat(served(price + "/history").path("points")).hasSize(DAYS + 1));
        await().atMost(DEADLINE).untilAsserted(() -> {
            JsonNode forecast = served("/api/v1/forecasts/" + store + "/milk");
            assertThat(forecast.path("observations").asInt()).isEqualTo(DAYS + 1);
            assertThat(forecast.path("points")).isNotEmpty();
            assertThat(forecast.at("/points/0/intervals")).isNotEmpty();
        });
        assertThat(STACK.clickHouse("SELECT count() FROM bitebudget.price_history FINAL WHERE store = '" + store + "'"))
                .isEqualTo(Integer.toString(DAYS + 1));
    }

    private static String plan(String month) {
        return """
                {"currency": "EUR", "zone": "Europe/Madrid",
                 "incomes": [{"date": "%s-01", "amount": {"minor": 200000, "currency": "EUR"}}]}
                """.formatted(month);
    }

    private static String row(String product, String price, String seen) {
        return """
                {"product_id": "%s", "product_name": "Whole milk", "size": "1 l", "price": "%s", "currency": "EUR", "observed_at": "%s"}""".formatted(product, price, seen);
    }

    private void put(String path, String body) {
        accept("PUT", path, Map.of("Content-Type", "application/json"), body);
    }

    private void post(String path, String body) {
        accept("POST", path, Map.of("Content-Type", "application/json", "Idempotency-Key", "e2e"), body);
    }

    private void feed(String batch, String rows) {
        String path = "/api/v1/price-feeds/" + store + "?zone=UTC&batch_id=" + batch;
        JsonNode answer = accept("POST", path, Map.of("Content-Type", "application/x-ndjson"), rows);
        assertThat(answer.path("rejected").asLong()).as(answer.toString()).isZero();
    }

    private JsonNode accept(String method, String path, Map<String, String> headers, String body) {
        Answer answer = api.send(method, path, headers, BodyPublishers.ofString(body));
        assertThat(answer.status()).as(answer.reason()).isIn(200, 202);
        return answer.body();
    }

    private JsonNode served(String path) {
        return Optional.of(api.get(path))
                .filter(answer -> answer.status() == 200)
                .map(Answer::body)
                .orElseGet(json::createObjectNode);
    }

    private Iterable<JsonNode> items(String path) {
        return served(path).path("items");
    }

    private void awaitMinor(String path, String pointer, long minor) {
        await().atMost(DEADLINE)
                .untilAsserted(() ->
                        assertThat(served(path).at(pointer).asLong(-1)).as(path).isEqualTo(minor));
    }

    private static long minor(JsonNode major) {
        return new BigDecimal(major.asText()).movePointRight(2).longValueExact();
    }
}
