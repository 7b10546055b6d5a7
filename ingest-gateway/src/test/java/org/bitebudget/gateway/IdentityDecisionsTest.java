package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.bitebudget.event.IdentityAction;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityDecisionsTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String PATH = "/api/v1/product-identity-decisions";
    private static final String MERGE =
            "{\"action\":\"merge\",\"store\":\"North\",\"product\":\"1\",\"other_store\":\"South\",\"other_product\":\"9\"}";

    private final String token = gateway.token(GatewayClient.household(), Scope.IDENTITIES_WRITE);

    @Test
    void aDecisionIsTakenOnce() throws Exception {
        String key = UUID.randomUUID().toString();

        Answer first = gateway.json("POST", PATH, token, MERGE, "Idempotency-Key", key);
        Answer again = gateway.json("POST", PATH, token, MERGE, "Idempotency-Key", key);
        Answer other = gateway.json("POST", PATH, token, MERGE.replace("merge", "split"), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        other.isProblem(409, "idempotency-key-reuse");
        String decisionId = first.body().get("decision_id").asText();
        assertThat(gateway.topics().events(Topics.PRODUCT_IDENTITY_DECISIONS).stream()
                        .filter(decision -> decision.getDecisionId().equals(decisionId)))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.getAction()).isEqualTo(IdentityAction.MERGE);
                    assertThat(decision.getStore()).isEqualTo("North");
                    assertThat(decision.getOtherProduct()).isEqualTo("9");
                });
    }

    @Test
    void aDecisionNeedsAKeyOfItsOwn() throws Exception {
        gateway.json("POST", PATH, token, MERGE).isProblem(400, "idempotency-key-missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"merge\"|\"join\"|invalid-field|/action",
                "\"action\":\"merge\",|''|missing-field|/action",
                "\"other_store\":\"South\"|\"other_store\":\"\"|invalid-field|/other_store",
                "\"South\",\"other_product\":\"9\"|\"North\",\"other_product\":\"1\"|invalid-field|/other_product",
                "\"product\":\"1\"|\"product\":1|invalid-field|/product",
                "\"product\":\"1\"|\"product\":\"1\",\"why\":\"x\"|invalid-field|/why"
            })
    void aBadMemberIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        Answer answer = gateway.json(
                "POST",
                PATH,
                token,
                MERGE.replace(good, bad),
                "Idempotency-Key",
                UUID.randomUUID().toString());

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }
}
