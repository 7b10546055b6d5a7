package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.ProductSize;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Prices as the API tells them: found, held side by side, their history and what rests in quarantine. */
class PricesApiTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String household = UUID.randomUUID().toString();
    private final String shop = "shop-" + household;

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
        assertThat(forecast.at("/days_to_change").asInt()).isEqualTo(9);
        assertThat(forecast.has("days_to_promotion")).isFalse();
        assertThat(forecast.has("history")).isFalse();
    }

    @Test
    void pricesAreFoundByNameAndCategoryPageByPage() throws Exception {
        for (String product : List.of("1", "2", "3")) {
            CurrentPrice price = SampleEvents.price(shop, product, "Öl " + product + " " + household, 100);
            price.setCategoryId(product.equals("3") ? "pantry" : "pantry.oil");
            send(Topics.PRICE_CURRENT, Keys.join(shop, product), price);
        }
        CurrentPrice elsewhere = SampleEvents.price("other-" + household, "2", "Öl 2 " + household, 90);
        elsewhere.setCanonicalProductId("can-" + household);
        send(Topics.PRICE_CURRENT, Keys.join("other-" + household, "2"), elsewhere);
        String search = "/api/v1/prices?limit=2&store=" + shop + "&q=OL%20" + household;
        await().atMost(SOON)
                .until(() -> get("/api/v1/prices?q=" + household).at("/items").size() == 4);

        JsonNode first = get(search);
        JsonNode next = get(search + "&cursor=" + first.at("/next_cursor").asText());

        assertThat(first.at("/items").findValuesAsText("product")).containsExactly("1", "2");
        assertThat(next.at("/items").findValuesAsText("product")).containsExactly("3");
        assertThat(next.has("next_cursor")).isFalse();
        assertThat(get("/api/v1/prices?category=pantry.oil&store=" + shop)
                        .at("/items")
                        .findValuesAsText("product"))
                .containsExactly("1", "2");
        assertThat(get("/api/v1/prices?store=" + shop).at("/items").size()).isEqualTo(3);
        JsonNode compared = get("/api/v1/prices/compare?product=can-" + household);
        assertThat(compared.at("/items").findValuesAsText("store")).containsExactly("other-" + household);
        assertThat(compared.at("/more").asBoolean()).isFalse();
    }

    @Test
    void aSizeIsTheStoresWordsAndItsContentWhatTheyMean() throws Exception {
        CurrentPrice told = SampleEvents.price(shop, "8", "Cola", 399);
        told.setSizeText("6 x 330 ml");
        told.setSize(new ProductSize(1_980_000L, BaseUnit.L, 6));
        CurrentPrice named = SampleEvents.price(shop, "9", "Cola 1 l", 99);
        named.setSize(new ProductSize(1_000_000L, BaseUnit.L, 1));
        send(Topics.PRICE_CURRENT, Keys.join(shop, "8"), told);
        send(Topics.PRICE_CURRENT, Keys.join(shop, "9"), named);

        JsonNode price = awaitJson("/api/v1/prices/" + shop + "/8", "/size", "6 x 330 ml");
        assertThat(price.at("/content/amount_micro").asLong()).isEqualTo(1_980_000);
        assertThat(price.at("/content/unit").asText()).isEqualTo("l");
        price = awaitJson("/api/v1/prices/" + shop + "/9", "/content/count", "1");
        assertThat(price.has("size")).isFalse();
    }

    @Test
    void aHistorySaysWhatRestsInQuarantineUntilItIsReleased() throws Exception {
        String history = "/api/v1/prices/" + shop + "/7/history";
        for (String product : List.of("7", "77")) {
            send(Topics.PRICE_CURRENT, Keys.join(shop, product), SampleEvents.price(shop, product, "Coffee", 100));
            serving.query(
                    "INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, price_minor, currency,"
                            + " local_date, revision, is_deleted, source) VALUES"
                            + " ('%s', '%s', '2026-11-01 10:00:00', 'o1', 100, 'EUR', '2026-11-01', 1, 0, 'FEED'),"
                                    .formatted(shop, product)
                            + " ('%s', '%s', '2026-11-20 18:30:00', 'o2', 10000, 'EUR', '2026-11-20', 1, 0, 'FEED')"
                                    .formatted(shop, product));
        }
        send(Topics.PRICE_QUARANTINE, Keys.join(shop, "77"), SampleEvents.quarantined(shop, "77", "o1", false));
        send(Topics.PRICE_QUARANTINE, Keys.join(shop, "7"), SampleEvents.quarantined(shop, "7", "o2", false));

        JsonNode resting = awaitJson(history, "/points/1/quarantined", "true");
        assertThat(resting.at("/points/0").has("quarantined")).isFalse();

        send(Topics.PRICE_QUARANTINE, Keys.join(shop, "7"), SampleEvents.quarantined(shop, "7", "o2", true));
        await().atMost(SOON).until(() -> get(history).findValues("quarantined").isEmpty());
    }

    private static <V extends SpecificRecord> void send(Topic<V> topic, String key, V event) {
        serving.topics().send(topic, key, event);
    }

    private JsonNode awaitJson(String path, String pointer, String value) {
        return serving.await(household, path, pointer, value);
    }

    private JsonNode get(String path) throws Exception {
        return serving.get(household, path);
    }
}
