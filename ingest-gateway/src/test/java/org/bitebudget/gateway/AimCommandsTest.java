package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bitebudget.event.Challenge;
import org.bitebudget.event.ChallengeKind;
import org.bitebudget.event.Contribution;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LeaderboardMembership;
import org.bitebudget.event.SavingsGoal;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimCommandsTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String GOALS = "/api/v1/goals";
    private static final String GOAL = """
            {"name":"Ana's boat","zone":"Europe/Madrid","target":{"minor":30000,"currency":"EUR"},
             "opened_on":"2026-11-01","deadline":"2026-12-24"}""";
    private static final String INSTALMENTS = """
            {"zone":"Europe/Madrid","total":{"minor":90000,"currency":"EUR"},"category_id":"household","count":12,
             "first_due":"2026-12-01","rhythm":"monthly"}""";
    private static final String CHALLENGE = """
            {"zone":"Europe/Madrid","kind":"streak","category_ids":["dining","snacks"],"start":"2026-12-01",
             "end":"2026-12-31","target_days":7,"limit":{"minor":500,"currency":"EUR"}}""";
    private static final String PAYMENT = """
            {"date":"2026-11-02","amount":{"minor":2500,"currency":"EUR"}}""";

    private final String household = GatewayClient.household();
    private final String token = gateway.token(household, Scope.BUDGETS_WRITE);

    @Test
    void aGoalIsSetOnceWithItsNameSealedChangedAndTakenBack() throws Exception {
        Answer first = post(GOALS, GOAL, "k");
        Answer again = post(GOALS, GOAL, "k");
        String path = GOALS + "/" + first.body().get("id").asText();
        Answer changed = gateway.json("PUT", path, token, GOAL.replace("30000", "40000"));
        Answer deleted = gateway.json("DELETE", path, token, "");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        assertThat(changed.body().get("revision").asLong()).isEqualTo(2);
        assertThat(deleted.status()).isEqualTo(202);
        gateway.json("PUT", path, token, GOAL).isProblem(404, "not-found");
        post(GOALS, GOAL.replace("30000", "1"), "k").isProblem(409, "idempotency-key-reuse");
        List<HouseholdAim> written = written();
        assertThat(written).hasSize(3);
        SavingsGoal goal = (SavingsGoal) written.get(0).getAim();
        assertThat(goal.toString()).doesNotContain("Ana");
        Sealer sealer = new Sealer(HouseholdKeys.in(gateway.home().resolve("keys")));
        assertThat(SealedText.open(sealer, goal.getName(), written.get(0).getAimId()))
                .isEqualTo("Ana's boat");
        assertThat(((SavingsGoal) written.get(2).getAim()).getName()).isNull();
        assertThat(written.get(2).getDeleted()).isTrue();
    }

    @Test
    void contributionsBelongToAGoalOfTheHouseholdInItsCurrency() throws Exception {
        String goal = GOALS + "/" + post(GOALS, GOAL, "k").body().get("id").asText();
        Answer paid = post(goal + "/contributions", PAYMENT, "c");
        Answer again = post(goal + "/contributions", PAYMENT, "c");

        assertThat(paid.status()).isEqualTo(202);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        Answer franc = post(goal + "/contributions", PAYMENT.replace("EUR", "CHF"), "d");
        franc.isProblem(422, "invalid-field");
        assertThat(franc.body().at("/errors/0/pointer").asText()).isEqualTo("/amount/currency");
        post(GOALS + "/gol_none/contributions", PAYMENT, "c").isProblem(404, "not-found");
        String stranger = gateway.token(GatewayClient.household(), Scope.BUDGETS_WRITE);
        gateway.json("POST", goal + "/contributions", stranger, PAYMENT, "Idempotency-Key", "c")
                .isProblem(404, "not-found");
        String payment = goal + "/contributions/" + paid.body().get("id").asText();
        assertThat(gateway.json("DELETE", payment, token, "").status()).isEqualTo(202);
        gateway.json("DELETE", payment, token, "").isProblem(404, "not-found");
        assertThat(written().get(1).getAim()).isInstanceOf(Contribution.class);
        gateway.json("PUT", goal, token, GOAL.replace("EUR", "CHF")).isProblem(422, "invalid-field");
    }

    @Test
    void instalmentsAndChallengesAreTaken() throws Exception {
        String plan = "/api/v1/instalments/"
                + post("/api/v1/instalments", INSTALMENTS, "i").body().get("id").asText();
        assertThat(post(plan + "/payments", PAYMENT, "p").status()).isEqualTo(202);
        assertThat(post("/api/v1/challenges", CHALLENGE, "c").status()).isEqualTo(202);

        Challenge challenge = (Challenge) written().get(2).getAim();
        assertThat(challenge.getKind()).isEqualTo(ChallengeKind.STREAK);
        assertThat(challenge.getCategoryIds()).containsExactly("dining", "snacks");
        // An instalment plan is no goal
        gateway.json("PUT", plan.replace("instalments", "goals"), token, GOAL).isProblem(404, "not-found");
    }

    @Test
    void aPlaceOnTheLeaderboardIsDrawnAtRandomAndAnewAfterLeaving() throws Exception {
        String path = "/api/v1/leaderboard/membership";
        Answer joined = gateway.json("PUT", path, token, "{}");
        Answer again = gateway.json("PUT", path, token, "{}");
        assertThat(joined.status()).isEqualTo(202);
        assertThat(again.body().get("entry_id")).isEqualTo(joined.body().get("entry_id"));
        assertThat(gateway.json("DELETE", path, token, "").status()).isEqualTo(202);
        gateway.json("DELETE", path, token, "").isProblem(404, "not-found");
        Answer rejoined = gateway.json("PUT", path, token, "{}");

        assertThat(rejoined.body().get("entry_id")).isNotEqualTo(joined.body().get("entry_id"));
        assertThat(joined.body().get("pseudonym").asText()).matches("[A-Z][a-z]+ [A-Z][a-z]+ \\d{4}");
        assertThat(written())
                .extracting(event -> ((LeaderboardMembership) event.getAim()).getEntryId())
                .allMatch(id -> id.matches("plc_[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30000 | 0 | invalid-field | /target/minor",
                "30000 | -5 | invalid-field | /target/minor",
                "30000 | 10000000000001 | invalid-field | /target/minor",
                "2026-12-24 | 2026-10-31 | invalid-field | /deadline",
                "2026-12-24 | soon | invalid-field | /deadline",
                "EUR | XXQ | unknown-currency | /target/currency",
                "Europe/Madrid | Mars/Base | invalid-field | /zone",
                "\"zone\" | \"zoan\" | missing-field | /zone",
            })
    void aBadGoalIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        refused(post(GOALS, GOAL.replace(good, bad), "k"), code, pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"count\":12 | \"count\":0 | invalid-field | /count",
                "\"count\":12 | \"count\":601 | invalid-field | /count",
                "90000 | 11 | invalid-field | /total/minor",
                "monthly | yearly | invalid-field | /rhythm",
                "household | unicorn | unknown-category | /category_id",
            })
    void badInstalmentsAreNamedByTheirPointer(String good, String bad, String code, String pointer) throws Exception {
        refused(post("/api/v1/instalments", INSTALMENTS.replace(good, bad), "k"), code, pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "streak | sleep | invalid-field | /kind",
                "streak | no-spend-days | invalid-field | /limit/minor",
                "streak | spending-cap | invalid-field | /target_days",
                "\"minor\":500 | \"minor\":-1 | invalid-field | /limit/minor",
                "\"target_days\":7 | \"target_days\":32 | invalid-field | /target_days",
                "2026-12-31 | 2026-11-30 | invalid-field | /end",
                "2026-12-31 | 2027-12-02 | invalid-field | /end",
                "snacks | unicorn | unknown-category | /category_ids/1",
                "\"snacks\" | 7 | invalid-field | /category_ids/1",
            })
    void aBadChallengeIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        refused(post("/api/v1/challenges", CHALLENGE.replace(good, bad), "k"), code, pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-02 | 2090-01-01 | date-in-future | /date",
                "2500 | 0 | invalid-field | /amount/minor",
                "\"date\" | \"day\" | missing-field | /date",
            })
    void aBadContributionIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        String goal = GOALS + "/" + post(GOALS, GOAL, "k").body().get("id").asText();
        refused(post(goal + "/contributions", PAYMENT.replace(good, bad), "c"), code, pointer);
    }

    @Test
    void aRequestWithoutItsKeyOrScopeIsRefused() throws Exception {
        gateway.json("POST", GOALS, token, GOAL).isProblem(400, "idempotency-key-missing");
        String reader = gateway.token(household, Scope.BUDGETS_READ);
        assertThat(gateway.json("POST", GOALS, reader, GOAL, "Idempotency-Key", "k")
                        .status())
                .isEqualTo(403);
    }

    private static void refused(Answer answer, String code, String pointer) {
        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    private Answer post(String path, String body, String key) throws Exception {
        return gateway.json("POST", path, token, body, "Idempotency-Key", key);
    }

    /** What stands on the topic for this test's household. */
    private List<HouseholdAim> written() {
        return gateway.topics().events(Topics.HOUSEHOLD_AIMS).stream()
                .filter(aim -> aim.getHousehold().equals(household))
                .toList();
    }
}
