package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.bitebudget.event.PlanChange;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.gateway.domain.image.FileType;
import org.bitebudget.gateway.domain.image.SampleImages;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    static final String PURCHASE = """
            {"kind":"purchase","merchant":"Corner shop","date":"2026-03-02","zone":"Europe/Madrid",
             "total":{"minor":500,"currency":"EUR"},
             "lines":[{"category_id":"dairy.milk","amount":{"minor":200,"currency":"EUR"}},
                      {"category_id":"produce.fruit","amount":{"minor":300,"currency":"EUR"}}],"note":"for Ana"}""";
    static final String PLAN = """
            {"zone":"Europe/Madrid","currency":"EUR",
             "incomes":[{"date":"2026-03-01","amount":{"minor":200000,"currency":"EUR"}}]}""";
    private static final String FEED = """
            product_id,product_name,size,price,currency,observed_at
            1,Milk,1 l,1.19,EUR,2026-03-01
            2,Tea,100 g,-2.00,EUR,2026-03-01
            3,Rice,1kg,NaN,EUR,2026-03-01
            4,Oil,"0,75 l",5.99,XXQ,2026-03-01
            5,"Broken,1 l,1.00,EUR,2026-03-01
            6,Salt,1 kg,0.45,EUR,2999-01-01
            1,Milk,1 l,1.19,EUR,2026-03-01
            7,Bread,500 g,2.10,EUR,2026-03-01
            """;

    @Test
    void aPhotoIsAcceptedOnceForEachHousehold() throws Exception {
        String household = GatewayClient.household();
        byte[] photo = SampleImages.encoded(FileType.JPEG, 60, 90);

        Answer first = gateway.upload(gateway.token(household, Scope.RECEIPTS_WRITE), photo);
        Answer again = gateway.upload(gateway.token(household, Scope.RECEIPTS_WRITE), photo);
        Answer other = gateway.upload(gateway.token(GatewayClient.household(), Scope.RECEIPTS_WRITE), photo);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().get("duplicate").asBoolean()).isFalse();
        assertThat(first.body().get("job_id").asText()).matches("rcp_[0-9a-f]{32}");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        assertThat(again.body().get("job_id")).isEqualTo(first.body().get("job_id"));
        assertThat(other.body().get("job_id")).isNotEqualTo(first.body().get("job_id"));
    }

    @Test
    void aFeedTakesItsGoodRowsAndNamesTheBadOnes() throws Exception {
        Answer answer = feed("store-a", "b1", FEED);
        Answer again = feed("store-a", "b1", FEED);
        Answer otherBatch = feed("store-a", "b2", FEED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("accepted").asLong()).isEqualTo(2);
        assertThat(answer.body().get("duplicates").asLong()).isEqualTo(1);
        assertThat(answer.body().get("rejected").asLong()).isEqualTo(5);
        assertThat(answer.body().get("rejects").findValuesAsText("code"))
                .containsExactly(
                        "negative-price", "not-a-number", "unknown-currency", "malformed-feed-line", "date-in-future");
        assertThat(answer.body().get("rejects").findValuesAsText("line")).containsExactly("3", "4", "5", "6", "7");
        assertThat(again.body()).isEqualTo(answer.body());
        assertThat(otherBatch.body().get("accepted").asLong()).isZero();
        assertThat(otherBatch.body().get("duplicates").asLong()).isEqualTo(3);
    }

    @Test
    void aBatchIdIsForOneContent() throws Exception {
        feed("store-b", "b1", FEED);

        assertProblem(feed("store-b", "b1", FEED.replace("1.19", "1.29")), 409, "idempotency-key-reuse");
        assertProblem(feed("store-b", "b1", FEED + "8,More,1 l,1.00,EUR,2026-03-01\n"), 409, "idempotency-key-reuse");
    }

    @Test
    void anotherPriceOfTheSameObservationIsARevision() throws Exception {
        feed("store-c", "b1", FEED);
        Answer changed = feed("store-c", "b2", FEED.replace("2.10", "2.20"));

        assertThat(changed.body().get("accepted").asLong()).isEqualTo(1);
        assertThat(changed.body().get("revised").asLong()).isEqualTo(1);
    }

    @Test
    void ofTheSeveralPricesThatABatchGivesTheLowestHoldsHoweverFarApartTheyStand() throws Exception {
        // more rows between them than a chunk has
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            others.append("x%d,Thing,1.00,EUR,2026-03-01\n".formatted(i));
        }
        String header = "product_id,product_name,price,currency,observed_at\n";
        String falling = "1,Milk,1.30,EUR,2026-03-01\n" + others + "1,Milk,1.10,EUR,2026-03-01\n";
        String rising = "2,Tea,2.10,EUR,2026-03-01\n" + others + "2,Tea,2.30,EUR,2026-03-01\n";

        Answer lower = feed("store-conflicts", "b1", header + falling);
        Answer higher = feed("store-conflicts", "b2", header + rising);
        Answer again = feed("store-conflicts", "b3", header + rising);
        Answer corrected = feed("store-conflicts", "b4", header + "2,Tea,2.50,EUR,2026-03-01\n");

        assertThat(lower.body().get("conflicts").asLong()).isEqualTo(1);
        assertThat(lower.body().get("revised").asLong()).isEqualTo(1);
        assertThat(lower.body().get("rejected").asLong()).isZero();
        for (Answer answer : List.of(higher, again)) {
            assertThat(answer.body().get("conflicts").asLong()).isEqualTo(1);
            assertThat(answer.body().get("rejects")).hasSize(1);
            assertThat(answer.body().at("/rejects/0/code").asText()).isEqualTo("price-conflict");
            assertThat(answer.body().at("/rejects/0/line").asLong()).isEqualTo(153);
            assertThat(answer.body().at("/rejects/0/pointer").asText()).isEqualTo("/price");
        }
        assertThat(corrected.body().get("revised").asLong()).isEqualTo(1);
        assertThat(gateway.topics().events(Topics.PRICE_OBSERVATIONS).stream()
                        .filter(event -> event.getStore().equals("store-conflicts")
                                && !event.getProduct().startsWith("x"))
                        .map(event ->
                                event.getProduct() + " " + event.getPrice().getMinor() + " "
                                        + event.getEnvelope().getRevision()))
                .containsExactlyInAnyOrder("1 130 1", "1 110 2", "2 210 1", "2 250 2");
    }

    @Test
    void aCategoryThatIsCalledAsOneOfOursIsThatOne() throws Exception {
        feed("store-categories", "b1", """
                product_id,product_name,price,currency,observed_at,category
                1,Milk,1.19,EUR,2026-03-01,Leche
                2,Tea,2.00,EUR,2026-03-01,Drinks & more
                3,Rice,3.00,EUR,2026-03-01,
                """);

        assertThat(gateway.topics().events(Topics.PRICE_OBSERVATIONS).stream()
                        .filter(event -> event.getStore().equals("store-categories"))
                        .map(event -> event.getCategoryText() + " " + event.getCategoryId()))
                .containsExactlyInAnyOrder("Leche dairy.milk", "Drinks & more null", "null null");
    }

    @Test
    void whatAFeedSaysIsTrustedAndInStockUnlessItSaysOtherwise() throws Exception {
        feed("store-trusted", "b1", """
                product_id,product_name,price,currency,observed_at,in_stock
                1,Milk,1.19,EUR,2026-03-01,
                2,Tea,2.00,EUR,2026-03-01,no
                """);

        assertThat(gateway.topics().events(Topics.PRICE_OBSERVATIONS).stream()
                        .filter(event -> event.getStore().equals("store-trusted"))
                        .map(event -> event.getProduct() + " " + event.getTrust() + " " + event.getInStock() + " "
                                + event.getRetracted()))
                .containsExactlyInAnyOrder("1 1.0 true false", "2 1.0 false false");
    }

    @Test
    void aBarcodeOfAFeedIsTheProductsIdentity() throws Exception {
        Answer csv = feed("store-d", "b1", """
                product_id,product_name,price,currency,observed_at,EAN,gtin
                1,Milk,1.19,EUR,2026-03-01,4006381333931,073513537
                2,Tea,2.00,EUR,2026-03-01,4006381333932,
                3,Rice,3.00,EUR,2026-03-01,,
                """);
        Answer json = gateway.json(
                "POST",
                "/api/v1/price-feeds/store-d?batch_id=b2",
                gateway.token(GatewayClient.household(), Scope.PRICES_WRITE),
                "[{\"product_id\":\"4\",\"product_name\":\"Oil\",\"price\":5.99,\"currency\":\"EUR\","
                        + "\"observed_at\":\"2026-03-01\",\"barcode\":4006381333931}]");

        assertThat(csv.body().get("accepted").asLong()).isEqualTo(3);
        assertThat(json.body().get("accepted").asLong()).isEqualTo(1);
        assertThat(gateway.topics().events(Topics.PRICE_OBSERVATIONS).stream()
                        .filter(event -> event.getStore().equals("store-d"))
                        .map(event -> event.getProduct() + " " + event.getCanonicalProductId()))
                .containsExactlyInAnyOrder("1 gtin:04006381333931", "2 null", "3 null", "4 gtin:04006381333931");
        assertThat(gateway.send(HttpRequest.newBuilder(gateway.uri("/metrics")))
                        .response()
                        .body())
                .contains("bitebudget_gateway_feed_barcodes_ignored_total");
    }

    @Test
    void aTransactionIsBookedOnceCorrectedAndDeletedByItsHouseholdAlone() throws Exception {
        String token = gateway.token(GatewayClient.household(), Scope.BUDGETS_WRITE);
        String stranger = gateway.token(GatewayClient.household(), Scope.BUDGETS_WRITE);

        Answer booked = gateway.json("POST", "/api/v1/transactions", token, PURCHASE, "Idempotency-Key", "k1");
        String path = "/api/v1/transactions/" + booked.body().get("entry_id").asText();

        assertThat(booked.status()).isEqualTo(202);
        Answer again = gateway.json("POST", "/api/v1/transactions", token, PURCHASE, "Idempotency-Key", "k1");
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        assertProblem(
                gateway.json(
                        "POST", "/api/v1/transactions", token, PURCHASE.replace("Ana", "Eva"), "Idempotency-Key", "k1"),
                409,
                "idempotency-key-reuse");
        assertProblem(gateway.json("POST", "/api/v1/transactions", token, PURCHASE), 400, "idempotency-key-missing");
        assertProblem(gateway.json("PUT", path, stranger, PURCHASE), 404, "not-found");
        assertProblem(gateway.json("DELETE", path, stranger, ""), 404, "not-found");
        assertThat(gateway.json("PUT", path, token, PURCHASE)
                        .body()
                        .get("revision")
                        .asLong())
                .isEqualTo(2);
        assertThat(gateway.json("DELETE", path, token, "")
                        .body()
                        .get("revision")
                        .asLong())
                .isEqualTo(3);
        assertProblem(gateway.json("DELETE", path, token, ""), 404, "not-found");
    }

    /** Clocks in Berlin go from 02:00 to 03:00 on the one day, and from 03:00 back to 02:00 on the other. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 2026-03-29T01:30:00Z",
        "2025-10-26, 2025-10-26T00:30:00Z",
    })
    void aTimeThatTheDayLacksOrHasTwiceKeepsItsDay(LocalDate day, Instant instant) throws Exception {
        String household = GatewayClient.household();
        String purchase = PURCHASE.replace("2026-03-02\",", day + "\",\"time\":\"02:30\",")
                .replace("Europe/Madrid", "Europe/Berlin");

        Answer answer = gateway.json(
                "POST",
                "/api/v1/transactions",
                gateway.token(household, Scope.BUDGETS_WRITE),
                purchase,
                "Idempotency-Key",
                "dst");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(gateway.topics().events(Topics.LEDGER_ENTRIES))
                .filteredOn(entry -> entry.getHousehold().equals(household))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getWhen().getLocalDate()).isEqualTo(day);
                    assertThat(entry.getWhen().getInstant()).isEqualTo(instant);
                });
    }

    @Test
    void aPlanHasItsEffectOnceAndGrowsByRevisions() throws Exception {
        String token = gateway.token(GatewayClient.household(), Scope.BUDGETS_WRITE);
        YearMonth month = YearMonth.now(ZoneOffset.UTC).plusMonths(1);
        String path = "/api/v1/budgets/" + month;
        String plan = PLAN.replace("2026-03", month.toString());

        Answer first = gateway.json("PUT", path, token, plan);
        Answer again = gateway.json("PUT", path, token, plan);
        Answer more = gateway.json("PUT", path, token, plan.replace("200000", "210000"));

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        assertThat(more.body().get("revision").asLong()).isEqualTo(2);
    }

    @Test
    void aPlanThatTakesAnothersPlaceLeavesTheDaysThatAreOver() throws Exception {
        // Given a month that is over, planned afterwards
        String household = GatewayClient.household();
        String token = gateway.token(household, Scope.BUDGETS_WRITE);
        YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(2);
        String path = "/api/v1/budgets/" + month;
        String plan = PLAN.replace("2026-03", month.toString());
        assertThat(gateway.json("PUT", path, token, plan).status()).isEqualTo(202);

        // When
        Answer other = gateway.json("PUT", path, token, plan.replace("200000", "210000"));
        Answer same = gateway.json("PUT", path, token, plan);

        // Then
        assertProblem(other, 422, "invalid-field");
        assertThat(other.body().get("errors").findValuesAsText("pointer")).containsExactly("/effective_from");
        assertThat(same.body().get("duplicate").asBoolean()).isTrue();
        assertThat(gateway.topics().events(Topics.BUDGET_PLAN_CHANGES))
                .filteredOn(event -> event.getHousehold().equals(household))
                .extracting(PlanChange::getEffectiveFrom)
                .containsExactly(month.atDay(1));
    }

    @Test
    void anAlertRuleIsSetOnceAndTakenBack() throws Exception {
        String token = gateway.token(GatewayClient.household(), Scope.ALERTS_WRITE);
        String rule = "{\"kind\":\"drop-percent\",\"percent\":\"10\",\"store\":\"corner\",\"product\":\"oat-milk\"}";

        Answer set = gateway.json("POST", "/api/v1/price-alert-rules", token, rule);
        String path = "/api/v1/price-alert-rules/" + set.body().get("rule_id").asText();

        assertThat(set.status()).isEqualTo(202);
        Answer again = gateway.json("POST", "/api/v1/price-alert-rules", token, rule);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        assertThat(gateway.json("DELETE", path, token, "").status()).isEqualTo(202);
        assertProblem(gateway.json("DELETE", path, token, ""), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/receipts/scan",
        "POST, /api/v1/price-feeds/s",
        "PUT, /api/v1/budgets/2026-03",
        "POST, /api/v1/receipts/rcp_1/corrections",
        "PUT, /api/v1/budget-suggestions/red_1",
        "PUT, /api/v1/exchange-rates/EUR",
        "PUT, /api/v1/weather/home",
        "POST, /api/v1/transactions",
        "PUT, /api/v1/transactions/txn_1",
        "DELETE, /api/v1/transactions/txn_1",
        "POST, /api/v1/price-alert-rules",
        "DELETE, /api/v1/price-alert-rules/rul_1",
        "POST, /api/v1/product-identity-decisions",
        "POST, /api/v1/shopping-lists",
        "PUT, /api/v1/shopping-lists/lst_1",
        "DELETE, /api/v1/shopping-lists/lst_1",
    })
    void everyRouteAsksForATokenWithItsScope(String method, String path) throws Exception {
        String reader =
                gateway.token(GatewayClient.household(), Scope.RECEIPTS_READ, Scope.BUDGETS_READ, Scope.PRICES_READ);

        assertProblem(gateway.json(method, path, null, "{}"), 401, "unauthorized");
        assertProblem(gateway.json(method, path, "forged", "{}"), 401, "unauthorized");
        assertProblem(gateway.json(method, path, reader, "{}"), 403, "forbidden-scope");
    }

    private static Answer feed(String store, String batch, String rows) throws Exception {
        String token = gateway.token(GatewayClient.household(), Scope.PRICES_WRITE);
        return gateway.send(
                "POST",
                "/api/v1/price-feeds/" + store + "?zone=Europe/Madrid&batch_id=" + batch,
                token,
                "text/csv",
                rows.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(Answer answer, int status, String code) {
        answer.isProblem(status, code);
    }
}
