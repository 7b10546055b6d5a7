package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRatesTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String PATH = "/api/v1/exchange-rates/EUR";
    private static final String RATES =
            "{\"date\":\"2026-03-02\",\"rates\":[{\"quote\":\"CHF\",\"rate\":\"0.9320\"},{\"quote\":\"JPY\",\"rate\":\"163.27\"}]}";

    private final String token = gateway.token(GatewayClient.household(), Scope.PRICES_WRITE);

    @Test
    void theRatesOfADayAreTakenOnceAndCorrectedByAHigherRevision() throws Exception {
        Answer first = gateway.json("PUT", PATH, token, RATES);
        Answer again = gateway.json("PUT", PATH, token, RATES);
        Answer corrected = gateway.json("PUT", PATH, token, RATES.replace("0.9320", "0.9330"));

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        assertThat(corrected.body().get("duplicate").asBoolean()).isFalse();
        assertThat(gateway.topics().events(Topics.FX_RATES))
                .extracting(rate -> rate.getQuote() + " " + rate.getRate().getMantissa() + " "
                        + rate.getEnvelope().getRevision())
                .containsExactlyInAnyOrder("CHF 932 1", "JPY 16327 1", "CHF 933 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.9320 | 0 | invalid-field | /rates/0/rate",
                "0.9320 | -1 | invalid-field | /rates/0/rate",
                "CHF | XXQ | unknown-currency | /rates/0/quote",
                "CHF | EUR | invalid-field | /rates/0/quote",
                "CHF | JPY | invalid-field | /rates/1/quote",
                "2026-03-02 | 2090-03-02 | date-in-future | /date",
                "2026-03-02 | 1970-03-02 | invalid-field | /date",
            })
    void aBadMemberIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        Answer answer = gateway.json("PUT", PATH, token, RATES.replace(good, bad));

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }
}
