package org.bitebudget.stack.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.check.MoneyCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Purchases and prices are sent while parts are killed with SIGKILL; then every place that holds them is compared with what was
 * accepted. That a downtime beyond the transaction timeout is noticed is tested where the sinks are.
 */
class KillIT {

    @RegisterExtension
    static final WholeStack STACK = new WholeStack();

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    /** Records accepted between two kills; they take longer than a checkpoint, so that kills meet commits at any stage. */
    private static final int BETWEEN = 15;

    private final Api api = STACK.newHousehold();
    private final String store = "killed-" + UUID.randomUUID();
    private final Inputs inputs = new Inputs(api, store);

    @AfterEach
    void stop() {
        inputs.stop();
    }

    @Test
    void nothingIsLostOrDoubledWhateverIsKilled() throws Exception {
        // Given inputs that don't stop
        inputs.start();
        awaitMore();

        // When apps are killed in their work, then the broker, then everything at once
        STACK.kill("flink");
        STACK.kill("ingest-gateway");
        STACK.awaitReady();
        awaitMore();
        STACK.kill("broker");
        STACK.kill("serving-api");
        STACK.awaitReady();
        awaitMore();
        STACK.killEverythingAndStart();
        awaitMore();

        // Then, once all have been taken in
        inputs.stop();
        int transactions = inputs.transactions();
        int prices = inputs.prices();
        String household = household();

        // Every accepted purchase is one committed record, one row, and one entry of the API
        eventually()
                .untilAsserted(() ->
                        assertThat(ledgerKeys(household)).hasSize(transactions).doesNotHaveDuplicates());
        awaitCount("SELECT count() FROM bitebudget.spending FINAL WHERE household = '" + household + "'", transactions);
        eventually().untilAsserted(() -> assertThat(entries()).isEqualTo(transactions));
        eventually().untilAsserted(() -> assertThat(api.get("/api/v1/budgets/" + Inputs.MONTH)
                        .body()
                        .at("/spent/minor")
                        .asLong())
                .isEqualTo(transactions * Inputs.MINOR));

        // And so is every accepted price
        eventually().untilAsserted(() -> assertThat(priceKeys()).hasSize(prices));
        awaitCount("SELECT count() FROM bitebudget.price_history FINAL WHERE store = '" + store + "'", prices);
        eventually().untilAsserted(() -> assertThat(historyPoints()).isEqualTo(prices));

        // And money is conserved
        eventually().untilAsserted(() -> assertThat(MoneyCheck.violations(STACK.cluster(), STACK.registry()))
                .isEmpty());
    }

    private void awaitMore() {
        int before = inputs.transactions();
        eventually().until(() -> inputs.transactions() >= before + BETWEEN);
    }

    /** A broker that is late on a busy machine is asked again. */
    private static ConditionFactory eventually() {
        return await().atMost(DEADLINE).ignoreExceptionsInstanceOf(CommandFailedException.class);
    }

    private String household() {
        try (Messages messages = new Messages(api)) {
            eventually().until(() -> !messages.ofType("hello").isEmpty());
            return messages.ofType("hello").get(0).path("household").asText();
        }
    }

    private static List<String> ledgerKeys(String household) {
        return keys(Topics.LEDGER_ENTRIES.name(), household);
    }

    private List<String> priceKeys() {
        return keys(Topics.PRICE_OBSERVATIONS.name(), store);
    }

    /** Keys of the committed records whose first part is the given one, a key for each record. */
    private static List<String> keys(String topic, String first) {
        List<String> keys = new ArrayList<>();
        STACK.cluster().readAll(topic, record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (Keys.split(key).get(0).equals(first)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private int entries() {
        int count = 0;
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/transactions?limit=500" + cursor).body();
            count += page.path("items").size();
            cursor = page.has("next_cursor")
                    ? "&cursor=" + page.get("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return count;
    }

    private int historyPoints() {
        return IntStream.range(0, Inputs.ROWS)
                .map(row -> api.get("/api/v1/prices/" + store + "/p" + row + "/history?limit=10000")
                        .body()
                        .path("points")
                        .size())
                .sum();
    }

    private static void awaitCount(String query, int count) {
        eventually().untilAsserted(() -> assertThat(STACK.clickHouse(query)).isEqualTo(Integer.toString(count)));
    }
}
