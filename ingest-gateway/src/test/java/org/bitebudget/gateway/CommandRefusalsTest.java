package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.token.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRefusalsTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String TRANSACTIONS = "/api/v1/transactions";
    private static final String RULES = "/api/v1/price-alert-rules";
    private static final String PLAN_OF_MARCH = "/api/v1/budgets/2026-03";
    private static final String RULE =
            "{\"kind\":\"drop-percent\",\"percent\":\"10\",\"store\":\"corner\",\"product\":\"oat-milk\"}";

    private final String token = gateway.token(GatewayClient.household(), Scope.BUDGETS_WRITE, Scope.ALERTS_WRITE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"minor\":500 | \"minor\":501 | invalid-field | /lines",
                "\"minor\":500 | \"minor\":\"500\" | invalid-field | /total/minor",
                "\"minor\":500 | \"minor\":5.5 | invalid-field | /total/minor",
                "dairy.milk | dairy.unicorn | unknown-category | /lines/0/category_id",
                "2026-03-02 | 2999-03-02 | date-in-future | /date",
                "2026-03-02 | 2026-02-30 | invalid-field | /date",
                "2026-03-02 | 1970-01-01 | invalid-field | /date",
                "2026-03-02 | 2090-03-02 | date-in-future | /date",
                "\"note\" | \"to_member\":\"ben\",\"note\" | invalid-field | /to_member",
                "\"minor\":500 | \"minor\":10000000000001 | invalid-field | /total/minor",
                "Europe/Madrid | Europe/Atlantis | invalid-field | /zone",
                "\"kind\":\"purchase\", | '' | missing-field | /kind",
                "\"purchase\" | \"gift\" | invalid-field | /kind",
                "\"note\" | \"nota\" | invalid-field | /nota",
            })
    void aBadMemberOfATransactionIsNamedByItsPointer(String good, String bad, String code, String pointer)
            throws Exception {
        Answer answer = gateway.json(
                "POST", TRANSACTIONS, token, GatewayTest.PURCHASE.replace(good, bad), "Idempotency-Key", "k");

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"incomes\":[ | \"incomes\":\"none\",\"x\":[ | invalid-field | /incomes",
                "\"date\":\"2026-03-01\" | \"date\":\"2026-04-01\" | invalid-field | /incomes/0/date",
                "200000 | -1 | invalid-field | /incomes/0/amount/minor",
                "200000 | \"NaN\" | invalid-field | /incomes/0/amount/minor",
                "200000 | 10000000000001 | invalid-field | /incomes/0/amount/minor",
                "200000 | 9223372036854775808 | invalid-field | /incomes/0/amount/minor",
                "\"zone\" | \"categories\":[{\"category_id\":\"dining\"},{\"category_id\":\"dining\"}],\"zone\" |"
                        + " invalid-field | /categories/1/category_id",
                "\"zone\" |"
                        + " \"categories\":[{\"category_id\":\"dining\",\"share\":\"0.6\"},{\"category_id\":\"snacks\",\"share\":\"0.41\"}],\"zone\""
                        + " | invalid-field | /categories",
                "\"zone\" | \"categories\":[{\"category_id\":\"dining\",\"share\":\"1.1\"}],\"zone\" | invalid-field |"
                        + " /categories/0/share",
                "\"zone\" |"
                        + " \"commitments\":[{\"id\":\"r\",\"category_id\":\"housing\",\"first\":\"2026-03-01\",\"amount\":{\"minor\":0,\"currency\":\"EUR\"}}],\"zone\""
                        + " | invalid-field | /commitments/0/amount/minor",
                "\"zone\" |"
                        + " \"commitments\":[{\"id\":\"r\",\"category_id\":\"yachts\",\"first\":\"2026-03-01\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"}}],\"zone\""
                        + " | unknown-category | /commitments/0/category_id",
                "\"zone\" |"
                        + " \"commitments\":[{\"id\":\"r\",\"category_id\":\"housing\",\"first\":\"2026-03-01\",\"every\":0,\"amount\":{\"minor\":1,\"currency\":\"EUR\"}}],\"zone\""
                        + " | invalid-field | /commitments/0/every",
                "200000,\"currency\":\"EUR\"} | 6000000000000,\"currency\":\"EUR\"}},{\"date\":\"2026-03-02\",\"amount\":{\"minor\":6000000000000,\"currency\":\"EUR\"}"
                        + " | invalid-field | /incomes",
                "\"zone\" | \"categories\":[{\"category_id\":\"dining\",\"share\":\"0.123456789\"}],\"zone\" | invalid-field"
                        + " | /categories/0/share",
                "\"zone\" | \"categories\":[{\"category_id\":\"dining\",\"priority\":6}],\"zone\" | invalid-field |"
                        + " /categories/0/priority",
                "\"zone\" | \"categories\":[{\"category_id\":\"dining\",\"priority\":0}],\"zone\" | invalid-field |"
                        + " /categories/0/priority",
                "\"zone\" |"
                        + " \"categories\":[{\"category_id\":\"dining\",\"spread\":\"weekday-weights\",\"weights\":[1,1,1,1,1,1,1000001]}],\"zone\""
                        + " | invalid-field | /categories/0/weights",
                "\"zone\" |"
                        + " \"categories\":[{\"category_id\":\"dining\",\"spread\":\"weekday-weights\",\"weights\":[1,1,1]}],\"zone\""
                        + " | invalid-field | /categories/0/weights",
                "\"zone\" |"
                        + " \"categories\":[{\"category_id\":\"dining\",\"spread\":\"fixed-days\",\"weights\":[32]}],\"zone\""
                        + " | invalid-field | /categories/0/weights",
                "\"zone\" | \"amber_percent\":0,\"zone\" | invalid-field | /amber_percent",
                "\"zone\" | \"amber_percent\":101,\"zone\" | invalid-field | /amber_percent",
                "\"zone\" | \"red_percent\":1001,\"zone\" | invalid-field | /red_percent",
                "\"zone\" | \"effective_from\":\"2026-04-01\",\"zone\" | invalid-field | /effective_from",
                "\"zone\" | \"shares\":{\"need\":50,\"want\":50,\"saving\":50},\"zone\" | invalid-field | /shares",
                "\"currency\":\"EUR\",\"i | \"currency\":\"XXQ\",\"i | unknown-currency | /currency",
            })
    void aBadMemberOfAPlanIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        String plan = "{\"zone\":\"Europe/Madrid\",\"currency\":\"EUR\",\"incomes\":[{\"date\":\"2026-03-01\","
                + "\"amount\":{\"minor\":200000,\"currency\":\"EUR\"}}]}";

        Answer answer = gateway.json("PUT", PLAN_OF_MARCH, token, plan.replace(good, bad));

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @Test
    void aPlanForAMonthLongOverIsRefused() throws Exception {
        String plan = "{\"zone\":\"Europe/Madrid\",\"currency\":\"EUR\",\"incomes\":[{\"date\":\"2020-01-01\","
                + "\"amount\":{\"minor\":200000,\"currency\":\"EUR\"}}]}";

        Answer answer = gateway.json("PUT", "/api/v1/budgets/2020-01", token, plan);

        answer.isProblem(422, "invalid-field");
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).containsExactly("/month");
    }

    @Test
    void aDecisionThatNamesNoVersionIsRefused() throws Exception {
        String path = "/api/v1/budget-suggestions/red_1";
        gateway.json("PUT", path, token, "{\"accepted\":true}").isProblem(422, "missing-field");
        gateway.json("PUT", path, token, "{\"version\":0,\"accepted\":true}").isProblem(422, "invalid-field");
        gateway.json("PUT", path, token, "{\"version\":1}").isProblem(422, "missing-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-00", "26-03", "2026-3", "2026", "march"})
    void aMonthThatIsNoneIsRefused(String month) throws Exception {
        gateway.json("PUT", "/api/v1/budgets/" + month, token, GatewayTest.PLAN).isProblem(422, "invalid-month");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"zone\": | 400 | malformed-json",
                "{\"zone\":NaN} | 400 | malformed-json",
                "[1] | 422 | invalid-field",
                "\"text\" | 422 | invalid-field",
                "null | 422 | invalid-field",
                "'' | 400 | empty-body",
            })
    void aBodyThatIsNoObjectIsRefusedOnEveryRoute(String body, int status, String code) throws Exception {
        gateway.json("PUT", PLAN_OF_MARCH, token, body).isProblem(status, code);
        gateway.json("POST", TRANSACTIONS, token, body, "Idempotency-Key", "k").isProblem(status, code);
        gateway.json("POST", RULES, token, body).isProblem(status, code);
    }

    @Test
    void aBodyThatIsTooLongOrOfAnotherTypeIsRefused() throws Exception {
        gateway.json("PUT", PLAN_OF_MARCH, token, "{\"zone\":\"" + "x".repeat(300_000) + "\"}")
                .isProblem(413, "payload-too-large");
        gateway.send("PUT", PLAN_OF_MARCH, token, "text/xml", new byte[] {'<'})
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void anIdempotencyKeyIsNeededOnceAndForOneBody() throws Exception {
        gateway.json("POST", TRANSACTIONS, token, GatewayTest.PURCHASE).isProblem(400, "idempotency-key-missing");
        gateway.json("POST", TRANSACTIONS, token, GatewayTest.PURCHASE, "Idempotency-Key", " ")
                .isProblem(400, "idempotency-key-missing");
        gateway.json("POST", TRANSACTIONS, token, GatewayTest.PURCHASE, "Idempotency-Key", "k".repeat(129))
                .isProblem(400, "invalid-parameter");

        assertThat(gateway.json("POST", RULES, token, RULE, "Idempotency-Key", "r")
                        .status())
                .isEqualTo(202);
        gateway.json("POST", RULES, token, RULE.replace("10", "20"), "Idempotency-Key", "r")
                .isProblem(409, "idempotency-key-reuse");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"10\" | \"0\" | invalid-field | /percent",
                "\"10\" | \"NaN\" | invalid-field | /percent",
                "\"store\":\"corner\" | \"store\":\" \" | invalid-field | /store",
                "\"10\" | \"100.5\" | invalid-field | /percent",
                "\"10\" | \"0.0000001\" | invalid-field | /percent",
                "\"product\":\"oat-milk\" | \"product\":null | missing-field | /product",
                "\"store\":\"corner\", | '' | missing-field | /store",
                "oat-milk\" | oat-milk\",\"category_id\":\"dairy.milk\" | invalid-field | /product",
                "\"product\":\"oat-milk\" | \"category_id\":\"dairy.unicorn\" | unknown-category | /category_id",
                "drop-percent | magic | invalid-field | /kind",
                "drop-percent | shrinkflation | invalid-field | /percent",
                "\"percent\":\"10\" | \"percent\":\"10\",\"hysteresis_percent\":101 | invalid-field |"
                        + " /hysteresis_percent",
                "\"percent\":\"10\" | \"percent\":\"10\",\"valid_to\":\"2020-01-01T00:00:00Z\" | invalid-field |"
                        + " /valid_to",
                "drop-percent | target-reached | missing-field | /target",
                "\"percent\":\"10\" | \"valid_to\":\"2020-01-01T00:00:00Z\" | missing-field | /percent",
            })
    void aBadAlertRuleIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        Answer answer = gateway.json("POST", RULES, token, RULE.replace(good, bad));

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from\":\"22:00\",\"to\":\"22:00\",\"zone\":\"UTC\"} | invalid-field | /quiet",
                "{\"from\":\"25:00\",\"to\":\"07:00\",\"zone\":\"UTC\"} | invalid-field | /quiet/from",
                "{\"from\":\"22:00\",\"zone\":\"UTC\"} | missing-field | /quiet/to",
                "{\"from\":\"22:00\",\"to\":\"07:00\",\"zone\":\"+02:00\"} | invalid-field | /quiet/zone",
                "\"22:00\" | invalid-field | /quiet",
            })
    void aBadQuietTimeIsNamedByItsPointer(String quiet, String code, String pointer) throws Exception {
        String rule = RULE.replace("{\"kind\"", "{\"quiet\":" + quiet + ",\"kind\"");

        Answer answer = gateway.json("POST", RULES, token, rule);

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"rise-percent\",\"percent\":\"1000\",\"canonical_product_id\":\"can_1\"}",
                "{\"kind\":\"new-low\",\"category_id\":\"dairy\",\"store\":\"corner\",\"hysteresis_percent\":5}",
                "{\"kind\":\"back-in-stock\",\"store\":\"corner\",\"product\":\"never-heard-of\"}",
                "{\"kind\":\"cheaper-elsewhere\",\"store\":\"corner\",\"product\":\"oat-milk\"}",
                "{\"kind\":\"shrinkflation\",\"category_id\":\"dairy.milk\","
                        + "\"quiet\":{\"from\":\"22:00\",\"to\":\"07:00\",\"zone\":\"Europe/Madrid\"}}",
                "{\"kind\":\"target-reached\",\"target\":{\"minor\":150,\"currency\":\"EUR\"},\"store\":\"corner\","
                        + "\"product\":\"oat-milk\",\"valid_from\":\"2017-01-01T00:00:00Z\"}",
            })
    void rulesOfAllKindsAreTaken(String rule) throws Exception {
        assertThat(gateway.json("POST", RULES, token, rule).status()).isEqualTo(202);
    }

    @Test
    void anotherHouseholdsThingsAreNotFound() throws Exception {
        String stranger = gateway.token(GatewayClient.household(), Scope.BUDGETS_WRITE, Scope.ALERTS_WRITE);
        String entry = TRANSACTIONS + "/"
                + gateway.json("POST", TRANSACTIONS, token, GatewayTest.PURCHASE, "Idempotency-Key", "theirs")
                        .body()
                        .get("entry_id")
                        .asText();
        String rule = RULES + "/"
                + gateway.json("POST", RULES, token, RULE).body().get("rule_id").asText();

        gateway.json("PUT", entry, stranger, GatewayTest.PURCHASE).isProblem(404, "not-found");
        gateway.json("DELETE", entry, stranger, "").isProblem(404, "not-found");
        gateway.json("DELETE", rule, stranger, "").isProblem(404, "not-found");
        assertThat(gateway.json("DELETE", entry, token, "").status()).isEqualTo(202);
        assertThat(gateway.json("DELETE", rule, token, "").status()).isEqualTo(202);
    }
}
