package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bitebudget.event.AppEvent;
import org.bitebudget.event.AppEventBatch;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppEventsTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String PATH = "/api/v1/events";
    private static final String CONSENT = "/api/v1/events/consent";

    private final String household = GatewayClient.household();
    private final String token = gateway.token(household, Scope.EVENTS_WRITE);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String event =
            "{\"event\":\"receipt-scanned\",\"occurred_at\":\"" + now + "\",\"properties\":{\"theme\":\"dark\"}}";
    private final String batch = batch(event);

    @Test
    void aBatchIsTakenOnceAndTellsNothingOfWhoseItIs() throws Exception {
        String key = UUID.randomUUID().toString();

        Answer first = post(batch, key);
        Answer again = post(batch, key);
        Answer other = post(batch.replace("dark", "light"), key);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().get("accepted").asInt()).isEqualTo(1);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        other.isProblem(409, "idempotency-key-reuse");
        AppEventBatch told = told(first);
        assertThat(told.getEnvelope().getHousehold()).isNull();
        assertThat(told.toString()).doesNotContain(household);
        assertThat(told.getEvents()).singleElement().satisfies(done -> {
            assertThat(done.getEvent()).isEqualTo("receipt-scanned");
            assertThat(done.getOccurredAt()).isEqualTo(now);
            assertThat(done.getProperties()).isEqualTo(Map.of("theme", "dark"));
        });
    }

    @Test
    void aPersonKeepsItsPseudonymAndAnotherHouseholdHasAnother() throws Exception {
        String stranger = gateway.token(GatewayClient.household(), Scope.EVENTS_WRITE);

        AppEventBatch one = told(post(batch, UUID.randomUUID().toString()));
        AppEventBatch next = told(post(batch, UUID.randomUUID().toString()));
        AppEventBatch others = told(gateway.json(
                "POST",
                PATH,
                stranger,
                batch,
                "Idempotency-Key",
                UUID.randomUUID().toString()));

        assertThat(next.getPseudonym()).isEqualTo(one.getPseudonym()).matches("psn_[0-9a-f]{32}");
        assertThat(others.getPseudonym()).isNotEqualTo(one.getPseudonym());
        assertThat(next.getEvents())
                .extracting(AppEvent::getEventId)
                .doesNotContainAnyElementsOf(
                        one.getEvents().stream().map(AppEvent::getEventId).toList());
    }

    @Test
    void whoWithdrawsIsToldOfNoMoreAndUnderAnotherNameAfterwards() throws Exception {
        // Given somebody whose events were taken
        String someone = gateway.token(GatewayClient.household(), Scope.EVENTS_WRITE);
        AppEventBatch before = told(postAs(someone, batch));

        // When consent is withdrawn, twice
        Answer withdrawn = gateway.json("DELETE", CONSENT, someone, "");
        Answer again = gateway.json("PUT", CONSENT, someone, "{\"consent\":false}");

        // Then nothing more is taken, not even what says it had consent
        assertThat(withdrawn.status()).isEqualTo(202);
        assertThat(withdrawn.body().get("consent").asBoolean()).isFalse();
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        postAs(someone, batch).isProblem(409, "consent-withdrawn");

        // And who agrees anew is another one to whoever reads the events
        assertThat(gateway.json("PUT", CONSENT, someone, "{\"consent\":true}").status())
                .isEqualTo(202);
        AppEventBatch after = told(postAs(someone, batch));
        assertThat(after.getPseudonym()).matches("psn_[0-9a-f]{32}").isNotEqualTo(before.getPseudonym());
        assertThat(told(postAs(someone, batch)).getPseudonym()).isEqualTo(after.getPseudonym());
    }

    @Test
    void consentIsYesOrNo() throws Exception {
        gateway.json("PUT", CONSENT, token, "{\"consent\":\"perhaps\"}").isProblem(422, "invalid-field");
        gateway.json("PUT", CONSENT, token, "{}").isProblem(422, "missing-field");
        gateway.json("DELETE", CONSENT, gateway.token(household, Scope.ALERTS_WRITE), "")
                .isProblem(403, "forbidden-scope");
    }

    @Test
    void aHundredEventsAreTakenAtOnceAndNotOneMore() throws Exception {
        assertThat(post(batch(copies(100)), UUID.randomUUID().toString()).status())
                .isEqualTo(202);

        post(batch(copies(101)), UUID.randomUUID().toString()).isProblem(422, "invalid-field");
    }

    @Test
    void eventsNeedAKeyAndTheirScope() throws Exception {
        gateway.json("POST", PATH, token, batch).isProblem(400, "idempotency-key-missing");
        gateway.json(
                        "POST",
                        PATH,
                        gateway.token(household, Scope.ALERTS_WRITE),
                        batch,
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .isProblem(403, "forbidden-scope");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"consent\":true|\"consent\":false|invalid-field|/consent",
                "\"consent\":true,|''|missing-field|/consent",
                "android-2.1|my phone|invalid-field|/app",
                "receipt-scanned|Receipt scanned|invalid-field|/events/0/event",
                "\"dark\"|\"ann@example.org\"|invalid-field|/events/0/properties",
                "\"dark\"|\"34600123456\"|invalid-field|/events/0/properties",
                "\"dark\"|1|invalid-field|/events/0/properties/theme",
                "\"properties\"|\"household\"|invalid-field|/events/0/household",
                "\"occurred_at\"|\"at\"|missing-field|/events/0/occurred_at"
            })
    void whatIsToBeMendedIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        Answer answer = post(batch.replace(good, bad), UUID.randomUUID().toString());

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @Test
    void eventsOfLongAgoAndOfTheFutureAreRefused() throws Exception {
        post(batch.replace(now.toString(), now.plus(25, ChronoUnit.HOURS).toString()), "future")
                .isProblem(422, "date-in-future");
        post(batch.replace(now.toString(), now.minus(91, ChronoUnit.DAYS).toString()), "past")
                .isProblem(422, "invalid-field");
    }

    private static String batch(String events) {
        return "{\"consent\":true,\"app\":\"android-2.1\",\"events\":[" + events + "]}";
    }

    private String copies(int number) {
        return IntStream.range(0, number).mapToObj(each -> event).collect(Collectors.joining(","));
    }

    private static Answer postAs(String bearer, String body) throws Exception {
        return gateway.json(
                "POST", PATH, bearer, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private Answer post(String body, String key) throws Exception {
        return gateway.json("POST", PATH, token, body, "Idempotency-Key", key);
    }

    private static AppEventBatch told(Answer answer) {
        String batchId = answer.body().get("batch_id").asText();
        return gateway.topics().events(Topics.APP_EVENTS).stream()
                .filter(batch -> batch.getBatchId().equals(batchId))
                .reduce((one, other) -> {
                    throw new AssertionError("told twice");
                })
                .orElseThrow();
    }
}
