package org.bitebudget.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ProductSize;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.JobUnderTest;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The job on its real topics and tables. */
class PriceStreamTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path state;

    private final String store = "Store " + UUID.randomUUID();
    private final Observed milk = new Observed(store, "milk");
    private final String key = Keys.join(store, "milk");

    @Test
    void observationsBecomeCurrentPricesHistoryAndAlerts() throws Exception {
        // Given a rule and, among good observations, bytes that are none and a price below zero
        watchForDrops();
        try (JobHost host = JobUnderTest.host()) {
            host.submit(PriceStreamMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> ReadPositions.reached(STACK, Topics.PRICE_ALERT_RULES));
            observe(milk.on("2026-05-01", 200));
            STACK.topics()
                    .sendBytes(
                            Topics.PRICE_OBSERVATIONS.name(),
                            key,
                            List.of("no event".getBytes(StandardCharsets.UTF_8)));
            observe(milk.on("2026-05-02", -5));

            // When the price drops, told twice
            observe(milk.on("2026-05-03", 150));
            observe(milk.on("2026-05-03", 150));

            // Then the household hears of it
            await().atMost(DEADLINE).until(() -> !alerts().isEmpty());
        }

        // And once only, also from the next host
        observe(milk.on("2026-05-04", 150));
        try (JobHost host = JobUnderTest.host()) {
            host.submit(PriceStreamMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> isTold("2026-05-04", 150));
        }
        assertThat(alerts()).singleElement().satisfies(alert -> assertThat(alert.getPrevious())
                .isEqualTo(usd(200)));
        // And the current price says since when it holds
        CurrentPrice last = last();
        assertThat(last.getPrice()).isEqualTo(usd(150));
        assertThat(last.getPrevious()).isEqualTo(usd(200));
        assertThat(last.getSince()).hasToString("2026-05-03T00:00:00Z");
        // And each observation is one row
        assertThat(rows()).isEqualTo("2026-05-01,200\n2026-05-03,150\n2026-05-04,150");
        // And what can't be a price rests with its reason
        assertThat(refusals()).containsExactly("poison-record", "unprocessable-event");
    }

    @Test
    void oldLateAndRetractedPricesFindTheirPlaceWithoutAlerts() throws Exception {
        // Given a price of 2017, and a rule that wants to hear of drops
        watchForDrops();
        try (JobHost host = JobUnderTest.host()) {
            host.submit(PriceStreamMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> ReadPositions.reached(STACK, Topics.PRICE_ALERT_RULES));
            observe(milk.on("2017-04-05", 300));
            observe(milk.on("2026-05-10", 250));

            // When a lower one comes late, and the newest is taken back
            observe(milk.on("2026-05-05", 200));
            observe(milk.retracted("2026-05-10", 250));
            await().atMost(DEADLINE).until(() -> isTold("2026-05-05", 200));
        }

        // Then the late one is the current price, after the one of 2017
        CurrentPrice last = last();
        assertThat(last.getPrice()).isEqualTo(usd(200));
        assertThat(last.getPrevious()).isEqualTo(usd(300));
        assertThat(last.getLowest()).isEqualTo(usd(200));
        // And only the first step from 2017 on, which came in time, was told
        assertThat(alerts()).extracting(PriceAlert::getPrice).containsExactly(usd(250));
        // And the history holds what is left
        assertThat(rows()).isEqualTo("2017-04-05,300\n2026-05-05,200");
    }

    @Test
    void whatRestsInQuarantineIsInItsTableUntilItIsBelieved() throws Exception {
        try (JobHost host = JobUnderTest.host()) {
            host.submit(PriceStreamMain.job(settings()), settings());
            // Given two prices in cents
            observe(milk.on("2026-05-01", 200));
            observe(milk.on("2026-05-02", 20_000));
            observe(milk.on("2026-05-12", 200));
            observe(milk.on("2026-05-20", 21_000));
            await().atMost(DEADLINE).until(() -> resting().equals("20000,200\n21000,200"));

            // When one is borne out
            observe(milk.on("2026-05-21", 21_000));

            // Then the other one rests alone
            await().atMost(DEADLINE).until(() -> resting().equals("20000,200"));
        }
    }

    private String resting() {
        return STACK.query("SELECT any(price_minor), argMax(usual_minor, revision) FROM bitebudget.price_quarantine"
                + " WHERE (store, product, observation_id) IN bitebudget.quarantined_observations AND store = '" + store
                + "' GROUP BY observation_id, occurred_at ORDER BY occurred_at FORMAT CSV");
    }

    @Test
    void theSameProductOfTwoStoresIsOneUntilAPersonSaysOtherwise() throws Exception {
        // Given milk of one name and size in two stores
        Observed elsewhere = new Observed(store + " elsewhere", "leche");
        try (JobHost host = JobUnderTest.host()) {
            host.submit(PriceStreamMain.job(settings()), settings());
            observe(litre(milk.on("2026-05-01", 200)));
            observe(litre(elsewhere.on("2026-05-01", 190)));

            // Then their prices say that it is one product
            await().atMost(DEADLINE)
                    .until(() -> identity(milk).isPresent() && identity(milk).equals(identity(elsewhere)));

            // Until somebody says that it is not
            IdentityDecision decision = milk.isNot(elsewhere.store(), elsewhere.product());
            STACK.topics().send(Topics.PRODUCT_IDENTITY_DECISIONS, decision.getDecisionId(), decision);
            await().atMost(DEADLINE)
                    .until(() ->
                            identity(elsewhere).isPresent() && !identity(milk).equals(identity(elsewhere)));
        }
        // And the table says what the topic says
        assertThat(STACK.query("SELECT canonical_product_id, provenance FROM bitebudget.product_identities FINAL"
                        + " WHERE startsWith(store, '" + store + "') ORDER BY store FORMAT CSV"))
                .isEqualTo("\"%s\",\"PERSON\"\n\"%s\",\"MATCH\""
                        .formatted(
                                identity(milk).orElseThrow(),
                                identity(elsewhere).orElseThrow()));
    }

    private static PriceObservation litre(PriceObservation observation) {
        observation.setName("Alpro oat milk, 1 l");
        observation.setSize(new ProductSize(1_000_000L, BaseUnit.L, 1));
        return observation;
    }

    /** What the last price of a product says that it is across stores. */
    private static Optional<String> identity(Observed product) {
        return STACK.topics().events(Topics.PRICE_CURRENT).stream()
                .filter(price -> price.getStore().equals(product.store()))
                .reduce((earlier, later) -> later)
                .map(CurrentPrice::getCanonicalProductId);
    }

    private void watchForDrops() {
        PriceAlertRule rule = milk.dropOf(10, "rule-" + store);
        STACK.topics().send(Topics.PRICE_ALERT_RULES, Keys.join(rule.getHousehold(), rule.getRuleId()), rule);
    }

    private void observe(PriceObservation observation) {
        STACK.topics()
                .send(
                        Topics.PRICE_OBSERVATIONS,
                        Keys.join(observation.getStore(), observation.getProduct()),
                        observation);
    }

    private static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    private List<CurrentPrice> prices() {
        return STACK.topics().events(Topics.PRICE_CURRENT).stream()
                .filter(price -> price.getStore().equals(store))
                .toList();
    }

    private CurrentPrice last() {
        List<CurrentPrice> told = prices();
        return told.get(told.size() - 1);
    }

    private boolean isTold(String day, long cents) {
        return !prices().isEmpty()
                && last().getPrice().equals(usd(cents))
                && last().getObservedAt().toString().startsWith(day);
    }

    private List<PriceAlert> alerts() {
        return STACK.topics().events(Topics.PRICE_ALERTS).stream()
                .filter(alert -> alert.getStore().equals(store))
                .toList();
    }

    private List<String> refusals() {
        return STACK.topics().committed(Topics.PRICE_OBSERVATIONS.deadLetters()).stream()
                .filter(letter -> StackTopics.key(letter).equals(key))
                .map(letter -> DeadLetters.reason(letter.headers())
                        .orElseThrow()
                        .code()
                        .code())
                .toList();
    }

    private String rows() {
        return STACK.query("SELECT local_date, price_minor FROM bitebudget.price_history FINAL WHERE store = '" + store
                        + "' ORDER BY local_date FORMAT CSV")
                .replace("\"", "");
    }

    private JobSettings settings() {
        return JobUnderTest.settings(STACK, state);
    }
}
