package org.bitebudget.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.price.oracle.Differences;
import org.bitebudget.price.oracle.Disorder;
import org.bitebudget.price.oracle.HistoryRows;
import org.bitebudget.price.oracle.PriceOracle;
import org.bitebudget.price.oracle.SampleRules;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What comes out, to the row, when observations arrive out of order and twice and the job is killed on the way. */
class ReplayTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final long SEED = 20_260_301;
    private static final int WATCHED = 20;
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private final List<String> stores = List.of("Replayed corner", "Replayed market");

    @Test
    void whateverHappensOnTheWayTheOutcomeIsThatOfAPlainBatch() {
        // Given prices of careless stores, out of order and some twice, and rules on them
        List<PriceObservation> seen = GeneratedPrices.of(stores, SEED);
        SampleRules.categorise(seen);
        List<PriceObservation> arrivals = new Disorder(Duration.ofDays(3), 0.02, SEED).of(seen);
        List<PriceAlertRule> rules = SampleRules.on(arrivals, WATCHED, Instant.EPOCH, SEED);
        write(Topics.PRICE_ALERT_RULES, rules, rule -> Keys.join(rule.getHousehold(), rule.getRuleId()));

        // When the job is killed after a checkpoint, in the midst of them, and started again
        int half = arrivals.size() / 2;
        Child first = start();
        try {
            await().atMost(DEADLINE).until(() -> ReadPositions.reached(STACK, Topics.PRICE_ALERT_RULES));
            write(Topics.PRICE_OBSERVATIONS, arrivals.subList(0, half), ReplayTest::key);
            await().atMost(DEADLINE).until(() -> !told(Topics.PRICE_CURRENT, CurrentPrice::getStore)
                    .isEmpty());
            write(Topics.PRICE_OBSERVATIONS, arrivals.subList(half, arrivals.size()), ReplayTest::key);
        } finally {
            first.kill();
        }
        Child second = start();
        try {
            // Then prices, alerts and rows are those of the batch
            await().atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(differences(rules)).isEmpty());
            // And the table says of quarantine what the topic says
            await().atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(restingInTable()).containsExactlyInAnyOrderElementsOf(resting()));
        } finally {
            second.kill();
        }
        // And none of them is empty
        assertThat(told(Topics.PRICE_ALERTS, PriceAlert::getStore))
                .extracting(PriceAlert::getKind)
                .contains(PriceRuleKind.values());
        assertThat(told(Topics.PRICE_QUARANTINE, QuarantinedPrice::getStore)).isNotEmpty();
        assertThat(told(Topics.PRODUCT_IDENTITIES, ProductIdentity::getStore)).isNotEmpty();
    }

    private List<String> restingInTable() {
        return STACK.query("SELECT store, observation_id FROM bitebudget.quarantined_observations FORMAT TSVRaw")
                .lines()
                .map(row -> row.split("\t"))
                .filter(row -> stores.contains(row[0]))
                .map(row -> row[1])
                .toList();
    }

    private List<String> resting() {
        Map<String, Boolean> released = new TreeMap<>();
        told(Topics.PRICE_QUARANTINE, QuarantinedPrice::getStore)
                .forEach(price -> released.put(price.getObservationId(), price.getReleased()));
        return released.keySet().stream().filter(id -> !released.get(id)).toList();
    }

    private Child start() {
        return Child.start(new ChildSpec(
                "price-stream",
                System.getProperty("java.class.path"),
                HostedPriceStream.class.getName(),
                List.of(),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(
                        "BITEBUDGET_KAFKA", STACK.bootstrap(),
                        "BITEBUDGET_REGISTRY", STACK.registry().toString(),
                        "BITEBUDGET_CLICKHOUSE", STACK.clickHouse().toString(),
                        "BITEBUDGET_DATA", home.toString(),
                        "BITEBUDGET_CHECKPOINT_INTERVAL", "PT0.25S"),
                home,
                home.resolve("price-stream.log")));
    }

    private static String key(PriceObservation observation) {
        return Keys.join(observation.getStore(), observation.getProduct());
    }

    private <T extends SpecificRecord> void write(Topic<T> topic, List<T> events, Function<T, String> key) {
        STACK.topics().sendAll(topic, events.stream(), key);
    }

    private List<String> differences(Collection<PriceAlertRule> rules) {
        List<PriceObservation> recorded = told(Topics.PRICE_OBSERVATIONS, PriceObservation::getStore);
        PriceOracle oracle = new PriceOracle(recorded);
        return List.of(
                        oracle.currentPrices(
                                told(Topics.PRICE_CURRENT, CurrentPrice::getStore),
                                told(Topics.PRODUCT_IDENTITIES, ProductIdentity::getStore)),
                        oracle.quarantine(told(Topics.PRICE_QUARANTINE, QuarantinedPrice::getStore)),
                        oracle.alerts(
                                rules,
                                told(Topics.PRICE_ALERTS, PriceAlert::getStore),
                                told(Topics.PRODUCT_IDENTITIES, ProductIdentity::getStore)),
                        HistoryRows.differences(
                                recorded, STACK.query(HistoryRows.QUERY).lines().filter(row -> stores.stream()
                                        .anyMatch(row::startsWith))))
                .stream()
                .map(Differences::listed)
                .flatMap(List::stream)
                .toList();
    }

    /** What the topic tells of this test's stores. */
    private <T extends SpecificRecord> List<T> told(Topic<T> topic, Function<T, String> store) {
        return STACK.topics().events(topic).stream()
                .filter(event -> stores.contains(store.apply(event)))
                .toList();
    }
}
