package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.ForecastPoint;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.IntervalBounds;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.RecommendedItem;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.text.StoreName;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.bitebudget.serving.domain.PriceAge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecommendationsApiTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final String PATH = "/api/v1/recommendations";
    /** A currency no other test pays in. */
    private static final String CURRENCY = "ISK";

    private final String household = UUID.randomUUID().toString();
    private final String shop = "shop-" + household;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void aListComesWithTodaysPricesAndReasonsInTheLanguageAskedFor() throws Exception {
        // a lower price that nobody saw for so long counts for nothing
        CurrentPrice old = price("sku-old", 100, 1000);
        old.setObservedAt(Instant.now().minus(PriceAge.HOLDS));
        old.setCanonicalProductId("milk");
        send(old);
        serving.await(household, "/api/v1/prices/" + shop + "/sku-old", "/product", "sku-old");
        send(price("sku-1", 880, 1000));
        send(list(1, bought("milk", "Milk", 9, 9, "sku-1"), bought("wine", "Wine", 9, 1, "sku-none"), fresh()));

        JsonNode answer = serving.await(household, PATH, "/next_basket/0/item_id", "milk");
        assertThat(answer.at("/cold_start").asBoolean()).isFalse();
        assertThat(answer.at("/model").asText()).isEqualTo("hybrid");
        assertThat(answer.at("/list_id").asText()).startsWith("evt_");
        JsonNode milk = answer.at("/next_basket/0");
        assertThat(milk.at("/sentence").asText())
                .isEqualTo("Every 9 days; last bought 9 days ago; 12% under its usual price at " + StoreName.of(shop)
                        + ".");
        assertThat(milk.at("/offer/below_percent").asInt()).isEqualTo(12);
        assertThat(milk.at("/offer/price/minor").asLong()).isEqualTo(880);
        assertThat(milk.at("/position").asInt()).isEqualTo(1);
        assertThat(answer.at("/next_basket/1/item_id").asText()).isEqualTo("wine");
        assertThat(answer.at("/products/0/sentence").asText()).isEqualTo("Often bought after Milk.");
        assertThat(serving.get(household, PATH + "?lang=de&limit=1").at("/next_basket"))
                .hasSize(1);
        assertThat(serving.get(household, PATH + "?lang=de")
                        .at("/products/0/sentence")
                        .asText())
                .isEqualTo("Oft nach Milk gekauft.");

        // the price rises: nothing is said of it any more, without a new list
        send(price("sku-1", 1000, 1000));
        serving.await(household, PATH, "/next_basket/0/sentence", "Every 9 days; last bought 9 days ago.");
    }

    @Test
    void aHouseholdOfWhichNothingIsKnownIsToldSoAndGetsWhatManyBuyAndWhatIsCheap() throws Exception {
        send(price("sku-2", 500, 1000));
        serving.topics()
                .send(
                        Topics.RECOMMENDATION_LISTS,
                        Keys.join("~" + CURRENCY),
                        RecommendationList.newBuilder()
                                .setEnvelope(SampleEvents.envelope("rec-" + CURRENCY, 1, null, SampleEvents.AT))
                                .setHousehold("")
                                .setModel("popular")
                                .setModelVersion("none")
                                .setRegion(CURRENCY)
                                .setItems(List.of(item("bread", "Bread", "popular")
                                        .setCollaborative(1)
                                        .setHouseholds(12)
                                        .build()))
                                .build());
        String path = PATH + "?currency=" + CURRENCY;

        JsonNode answer = serving.await(household, path, "/products/0/item_id", "bread");
        assertThat(answer.at("/cold_start").asBoolean()).isTrue();
        assertThat(answer.at("/sentence").asText()).startsWith("Nothing is known of your shopping yet");
        assertThat(answer.at("/next_basket").isEmpty()).isTrue();
        assertThat(answer.at("/products/0/sentence").asText()).isEqualTo("Bought by 12 households.");
        serving.await(household, path, "/products/1/offer/below_percent", "50");
        assertThat(serving.get(household, path).at("/products/1/reason").asText())
                .isEqualTo("cheap");
    }

    @Test
    void theStreamTellsOfANewList() throws Exception {
        serving.awaitReady();
        StreamListener mine = serving.listen(serving.token(household, EnumSet.allOf(Scope.class)));
        StreamListener deaf = serving.listen(serving.token(household, Set.of(Scope.PRICES_READ)));

        send(list(1, fresh()));

        JsonNode message = mine.next();
        assertThat(message.at("/type").asText()).isEqualTo("recommendations");
        assertThat(message.at("/data/revision").asLong()).isEqualTo(1);
        assertThat(deaf.heardNothing()).isTrue();
    }

    @Test
    void adviceWeighsForecastHabitAndPrice() throws Exception {
        send(price("sku-3", 1000, 1000));
        serving.topics().send(Topics.FORECAST_SERIES, Keys.join("price", shop, "sku-3"), forecast("sku-3"));
        send(list(1, bought("rice", "Rice", 12, 2, "sku-3")));
        String path = "/api/v1/prices/" + shop + "/sku-3/advice";

        JsonNode advice = serving.await(household, path, "/action", "wait");
        assertThat(advice.at("/wait_until").asText())
                .isEqualTo(today.plusDays(5).toString());
        assertThat(advice.at("/expected_saving/minor").asLong()).isEqualTo(200);
        assertThat(advice.at("/risk").asDouble()).isLessThan(0.01);
        assertThat(advice.at("/sentence").asText()).startsWith("Expected to cost 20% less in 5 days");
        assertThat(advice.at("/forecast_model").asText()).isEqualTo("ets(A,N,N)");

        // who buys it every other day can't wait that long
        send(list(2, bought("rice", "Rice", 2, 2, "sku-3")));
        serving.await(household, path, "/action", "buy-now");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        serving.awaitReady();
        serving.refuses(household, PATH + "?limit=0", 400, "invalid-parameter");
        serving.refuses(household, PATH + "?lang=xx", 400, "invalid-parameter");
        serving.refuses(household, "/api/v1/prices/nowhere/nothing/advice", 404, "not-found");
        assertThat(serving.fetchWith(serving.token(household, Set.of(Scope.PRICES_READ)), PATH)
                        .statusCode())
                .isEqualTo(403);
    }

    private RecommendedItem bought(String id, String name, double interval, int daysAgo, String sku) {
        return item(id, name, "bought-often")
                .setCollaborative(1)
                .setTimes(5)
                .setIntervalDays(interval)
                .setSpreadDays(1.0)
                .setLastBought(today.minusDays(daysAgo))
                .setOffers(List.of(Keys.join(shop, sku)))
                .build();
    }

    private static RecommendedItem fresh() {
        return item("pasta", "Pasta", "companion")
                .setCollaborative(0.4)
                .setBecause("Milk")
                .build();
    }

    private static RecommendedItem.Builder item(String id, String name, String reason) {
        return RecommendedItem.newBuilder()
                .setItemId(id)
                .setName(name)
                .setScore(0.5)
                .setReason(reason);
    }

    private RecommendationList list(long revision, RecommendedItem... items) {
        return RecommendationList.newBuilder()
                .setEnvelope(SampleEvents.envelope("rec-" + household, revision, household, SampleEvents.AT))
                .setHousehold(household)
                .setModel("hybrid")
                .setModelVersion("v1")
                .setWeights(Map.of("collaborative", 0.6, "content", 0.3, "price", 0.1))
                .setReceipts(5)
                .setItems(List.of(items))
                .build();
    }

    private CurrentPrice price(String sku, long minor, long usual) {
        Money median = new Money(usual, CURRENCY);
        CurrentPrice price = SampleEvents.price(shop, sku, "Something", minor);
        price.setPrice(new Money(minor, CURRENCY));
        price.setLowest(new Money(minor, CURRENCY));
        price.setObservedAt(Instant.now());
        price.setStatistics(List.of(new PriceStatistics(90, median, median, usual * 1_000_000, median, 40, 2, 60, 0L)));
        return price;
    }

    /** Ten from the day on that stands in five days' time a fifth less. */
    private ForecastSeries forecast(String sku) {
        ForecastSeries forecast = SampleEvents.forecast(shop, sku);
        forecast.setUnit(CURRENCY);
        forecast.setPoints(IntStream.rangeClosed(1, 14)
                .mapToObj(day -> {
                    double mean = day < 5 ? 1000 : 800;
                    return new ForecastPoint(
                            today.plusDays(day), mean, List.of(new IntervalBounds(80, mean - 10, mean + 10)));
                })
                .toList());
        return forecast;
    }

    private void send(RecommendationList list) {
        serving.topics().send(Topics.RECOMMENDATION_LISTS, Keys.join(household), list);
    }

    private void send(CurrentPrice price) {
        serving.topics().send(Topics.PRICE_CURRENT, Keys.join(price.getStore(), price.getProduct()), price);
    }
}
