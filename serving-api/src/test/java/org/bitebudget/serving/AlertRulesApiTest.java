package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.QuietTime;
import org.bitebudget.event.Rate;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertRulesApiTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final String RULES = "/api/v1/price-alert-rules";

    private final String household = UUID.randomUUID().toString();
    private final String stranger = UUID.randomUUID().toString();
    private final String shop = "shop-" + household;

    @Test
    void aRuleForAnUnknownProductSaysSoUntilAPriceIsKnown() throws Exception {
        // Given
        send(rule("rul_1").setTarget(new Money(150L, "USD")).setKind(PriceRuleKind.TARGET_REACHED));

        JsonNode unknown =
                serving.await(household, RULES, "/items/0/known", "false").at("/items/0");
        assertThat(unknown.at("/note").asText()).startsWith("No price of it is known yet");
        assertThat(unknown.at("/kind").asText()).isEqualTo("target-reached");
        assertThat(unknown.at("/state").asText()).isEqualTo("active");

        // When its first price comes in, in another currency
        serving.topics().send(Topics.PRICE_CURRENT, Keys.join(shop, "1"), SampleEvents.price(shop, "1", "Rice", 100));

        // Then
        JsonNode known =
                serving.await(household, RULES, "/items/0/known", "true").at("/items/0");
        assertThat(known.at("/name").asText()).isEqualTo("Rice");
        assertThat(known.at("/note").asText()).startsWith("Its price is in EUR");
    }

    @Test
    void aRuleIsShownAsItWasSetToItsHouseholdAlone() throws Exception {
        send(rule("rul_1")
                .setPercent(new Rate(125L, 1))
                .setHysteresis(new Rate(5L, 0))
                .setQuiet(new QuietTime(22 * 60, 7 * 60 + 5, "Europe/Madrid")));

        JsonNode rule =
                serving.await(household, RULES, "/items/0/rule_id", "rul_1").at("/items/0");
        assertThat(rule.at("/percent").asText()).isEqualTo("12.5");
        assertThat(rule.at("/hysteresis_percent").asText()).isEqualTo("5");
        assertThat(rule.at("/quiet/from").asText()).isEqualTo("22:00");
        assertThat(rule.at("/quiet/to").asText()).isEqualTo("07:05");
        assertThat(rule.has("deleted")).isFalse();
        assertThat(ServingUnderTest.json(serving.fetch(stranger, RULES)).at("/items"))
                .isEmpty();

        send(rule("rul_1")
                .setEnvelope(SampleEvents.envelope("rul_1", 2, household, Instant.now()))
                .setDeleted(true));
        serving.await(household, RULES, "/items/0/rule_id", "");
    }

    @Test
    void aPriceAlertReachesTheStreamOfItsHouseholdAlone() throws Exception {
        serving.awaitReady();
        StreamListener mine = serving.listen(serving.token(household, EnumSet.allOf(Scope.class)));
        StreamListener theirs = serving.listen(serving.token(stranger, EnumSet.allOf(Scope.class)));

        serving.topics()
                .send(
                        Topics.PRICE_ALERTS,
                        Keys.join(household),
                        PriceAlert.newBuilder()
                                .setEnvelope(SampleEvents.envelope("alr_1", 0, household, Instant.now()))
                                .setHousehold(household)
                                .setAlertId("alr_1")
                                .setRuleId("rul_1")
                                .setKind(PriceRuleKind.SHRINKFLATION)
                                .setStore(shop)
                                .setProduct("1")
                                .setName("Rice")
                                .setPrice(new Money(100L, "EUR"))
                                .setObservationId("obs_1")
                                .setSentence("Rice has shrunk")
                                .build());

        assertThat(mine.next().at("/data/kind").asText()).isEqualTo("shrinkflation");
        assertThat(theirs.heardNothing()).isTrue();
    }

    private PriceAlertRule.Builder rule(String id) {
        return PriceAlertRule.newBuilder()
                .setEnvelope(SampleEvents.envelope(id, 1, household, Instant.now()))
                .setHousehold(household)
                .setRuleId(id)
                .setKind(PriceRuleKind.DROP_PERCENT)
                .setStore(shop)
                .setProduct("1")
                .setValidFrom(Instant.EPOCH);
    }

    private static void send(PriceAlertRule.Builder rule) {
        serving.topics().send(Topics.PRICE_ALERT_RULES, Keys.join(rule.getHousehold(), rule.getRuleId()), rule.build());
    }
}
