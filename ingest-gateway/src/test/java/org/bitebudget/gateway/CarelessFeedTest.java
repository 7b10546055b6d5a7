package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds as careless senders make them. */
class CarelessFeedTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String HEADER = "product_id,product_name,price,currency,observed_at\n";

    private final String token = gateway.token(GatewayClient.household(), Scope.PRICES_WRITE);

    @Test
    void rowsAreReadForWhatTheyAreWhateverTheTypeSays() throws Exception {
        String array =
                "[{\"product_id\":\"1\",\"product_name\":\"Tea\",\"price\":2.5,\"currency\":\"EUR\",\"observed_at\":\"2026-03-01\"}]";

        assertThat(accepted(post("lies", "a", "text/csv", array))).isEqualTo(1);
        assertThat(accepted(post("lies", "b", "application/json", HEADER + "2,Milk,1.19,EUR,2026-03-01\n")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Login</body></html>", "{}x", "\u0089PNG\r\n\u001a\n", "PK\u0003\u0004"})
    void whatIsNoFeedYieldsNothingUnderAnyType(String body) throws Exception {
        Answer csv = gateway.send(
                "POST", path("no-feed", "b"), token, "text/csv", body.getBytes(StandardCharsets.ISO_8859_1));

        boolean refused = csv.status() == 422;
        boolean rowRefused = csv.status() == 200 && accepted(csv) == 0;
        assertThat(refused || rowRefused).as(csv.response().body()).isTrue();
    }

    @Test
    void columnsMayChangeTheirOrderBetweenBatches() throws Exception {
        post("order", "a", "text/csv", HEADER + "1,Milk,1.19,EUR,2026-03-01\n");
        Answer turned = post("order", "b", "text/csv", """
                observed_at,currency,price,colour,product_name,product_id
                2026-03-01,EUR,1.19,white,Milk,1
                2026-03-02,EUR,1.25,white,Milk,1
                """);

        assertThat(turned.body().get("duplicates").asLong()).isEqualTo(1);
        assertThat(accepted(turned)).isEqualTo(1);
    }

    @Test
    void aLineOfTenMegabytesCostsThatLine() throws Exception {
        String endless = "2," + "x".repeat(10 * 1024 * 1024) + ",1.00,EUR,2026-03-01\n";

        Answer answer = post(
                "long",
                "b",
                "text/csv",
                HEADER + "1,Milk,1.19,EUR,2026-03-01\n" + endless + "3,Tea,2,EUR,2026-03-01\n");

        assertThat(accepted(answer)).isEqualTo(2);
        assertThat(answer.body().get("rejects").findValuesAsText("line")).containsExactly("3");
        assertThat(answer.body().get("rejects").findValuesAsText("code")).containsExactly("malformed-feed-line");
    }

    @Test
    void everyKindOfBadRowIsRefusedForItsReasonAndTheRestIsTaken() throws Exception {
        Answer answer = post("bad", "b", "text/csv", """
                product_id;product_name;price;currency;observed_at
                1;Milk;0;EUR;2026-03-01
                2;Milk;-1.19;EUR;2026-03-01
                3;Milk;1,19;EUR;2026-03-01
                4;Milk;1.299,00;EUR;2026-03-01
                5;Milk;1.19;EUR;2999-01-01
                6;Milk;1.19;EUR;2026-03-01
                7;Milk;119;EUR;2026-03-02
                """);

        JsonNode rejects = answer.body().get("rejects");
        assertThat(rejects.findValuesAsText("line")).containsExactly("2", "3", "4", "5", "6");
        assertThat(rejects.findValuesAsText("code"))
                .containsExactly("invalid-field", "negative-price", "not-a-number", "not-a-number", "date-in-future");
        // cents for units look like a price; the jump is for whoever knows the product's history
        assertThat(accepted(answer)).isEqualTo(2);
    }

    @Test
    void aFeedThatRepeatsItselfIsTakenOnce() throws Exception {
        String rows = "1,Milk,1.19,EUR,2026-03-01\n2,Tea,2.50,EUR,2026-03-01\n";

        Answer answer = post("repeats", "b", "text/csv", HEADER + rows.repeat(150));

        assertThat(accepted(answer)).isEqualTo(2);
        assertThat(answer.body().get("duplicates").asLong()).isEqualTo(298);
        assertThat(CommittedPrices.of(gateway.stack(), "repeats")).isEqualTo(2);
    }

    @Test
    void whatAStoreHasIsToldInManyWords() throws Exception {
        post("stock-csv", "b", "text/csv", """
                product_id,product_name,price,currency,observed_at,availability
                1,Milk,1.19,EUR,2026-03-01,OutOfStock
                2,Tea,2.50,EUR,2026-03-01,yes
                3,Salt,0.45,EUR,2026-03-01,who knows
                4,Rice,1.45,EUR,2026-03-01,
                """);
        post("stock-json", "b", "application/x-ndjson", """
                {"product_id":"1","product_name":"Milk","price":1.19,"currency":"EUR","observed_at":"2026-03-01","available":false}
                {"product_id":"2","product_name":"Tea","price":2.5,"currency":"EUR","observed_at":"2026-03-01","in_stock":3}
                """);

        assertThat(inStock("stock-csv")).isEqualTo(Map.of("1", false, "2", true, "3", true, "4", true));
        assertThat(inStock("stock-json")).isEqualTo(Map.of("1", false, "2", true));
    }

    @Test
    void aProductThatSoldOutMeanwhileIsARevision() throws Exception {
        String header = "product_id,product_name,price,currency,observed_at,in_stock\n";
        post("sold", "a", "text/csv", header + "1,Milk,1.19,EUR,2026-03-01,1\n");

        Answer soldOut = post("sold", "b", "text/csv", header + "1,Milk,1.19,EUR,2026-03-01,0\n");

        assertThat(soldOut.body().get("revised").asLong()).isEqualTo(1);
    }

    private static Map<String, Boolean> inStock(String store) {
        List<PriceObservation> seen = gateway.topics().events(Topics.PRICE_OBSERVATIONS).stream()
                .filter(event -> event.getStore().equals(store))
                .toList();
        assertThat(seen).allMatch(event -> event.getSource() == PriceSource.FEED);
        return seen.stream().collect(Collectors.toMap(PriceObservation::getProduct, PriceObservation::getInStock));
    }

    private static long accepted(Answer answer) {
        return answer.body().get("accepted").asLong();
    }

    private Answer post(String store, String batch, String type, String body) throws Exception {
        return gateway.send("POST", path(store, batch), token, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String path(String store, String batch) {
        return "/api/v1/price-feeds/" + store + "?batch_id=" + batch;
    }
}
