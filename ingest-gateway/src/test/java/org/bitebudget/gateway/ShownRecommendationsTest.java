package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.bitebudget.event.ExposedItem;
import org.bitebudget.event.ExposureAction;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownRecommendationsTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String PATH = "/api/v1/recommendations/shown";
    private static final String BODY = """
            {"consent":true,"list_id":"evt_1","model":"hybrid","model_version":"none","items":[
             {"item_id":"gtin:04012345678901","kind":"next-basket","position":1},
             {"item_id":"txt_ab","kind":"product","position":1}]}""";

    private final String household = GatewayClient.household();
    private final String token = gateway.token(household, Scope.EVENTS_WRITE);

    @Test
    void whatWasShownTogetherIsTakenOnceAndTwoShowingsAreTwo() throws Exception {
        String key = UUID.randomUUID().toString();

        Answer first = post(BODY, key);
        Answer again = post(BODY, key);
        Answer next = post(BODY, UUID.randomUUID().toString());

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        post(BODY.replace("evt_1", "evt_2"), key).isProblem(409, "idempotency-key-reuse");
        assertThat(id(next)).isNotEqualTo(id(first)).isNotEqualTo(id(again));
        List<RecommendationExposure> told = gateway.topics().events(Topics.RECOMMENDATION_EXPOSURES).stream()
                .filter(exposure -> exposure.getHousehold().equals(household))
                .toList();
        assertThat(told).extracting(RecommendationExposure::getExposureId).containsOnlyOnce(id(first), id(next));
        assertThat(told.get(0).getAction()).isEqualTo(ExposureAction.SHOWN);
        assertThat(told.get(0).getItems())
                .containsExactly(
                        new ExposedItem("gtin:04012345678901", "next-basket", 1),
                        new ExposedItem("txt_ab", "product", 1));
    }

    @Test
    void exposuresNeedAKeyAndTheirScope() throws Exception {
        gateway.json("POST", PATH, token, BODY).isProblem(400, "idempotency-key-missing");
        String other = gateway.token(household, Scope.SHOPPING_READ);
        gateway.json("POST", PATH, other, BODY, "Idempotency-Key", "k").isProblem(403, "forbidden-scope");
    }

    @Test
    void whoWithdrewConsentIsNotCounted() throws Exception {
        String someone = gateway.token(GatewayClient.household(), Scope.EVENTS_WRITE);
        gateway.json("DELETE", "/api/v1/events/consent", someone, "");

        gateway.json("POST", PATH, someone, BODY, "Idempotency-Key", "k").isProblem(409, "consent-withdrawn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"consent\":true|\"consent\":false|invalid-field|/consent",
                "\"consent\":true,|''|missing-field|/consent",
                "evt_1|my list|invalid-field|/list_id",
                "\"position\":1}]|\"position\":0}]|invalid-field|/items/1/position",
                "\"kind\":\"product\"|\"kind\":\"next-basket\"|invalid-field|/items/1/position",
                "\"kind\":\"product\"|\"kind\":\"gift\"|invalid-field|/items/1/kind",
                "\"txt_ab\"|\"oat milk\"|invalid-field|/items/1/item_id"
            })
    void whatIsToBeMendedIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        Answer answer = post(BODY.replace(good, bad), UUID.randomUUID().toString());

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    private static String id(Answer answer) {
        return answer.body().get("exposure_id").asText();
    }

    private Answer post(String body, String key) throws Exception {
        return gateway.json("POST", PATH, token, body, "Idempotency-Key", key);
    }
}
