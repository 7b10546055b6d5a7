package org.bitebudget.price.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.QuietTime;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.price.Observed;
import org.bitebudget.price.job.Micros;
import org.bitebudget.state.AlertMove;
import org.bitebudget.state.PriceMove;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertWatchTest {

    private static final String MIDNIGHT = "2026-05-02T00:00:00Z";
    private static final String MORNING = "2026-05-02T07:00:00Z";

    private final Observed milk = new Observed("Test store", "milk");
    private KeyedTwoInputStreamOperatorTestHarness<String, AlertMove, PriceAlertRule, PriceAlert> watch;

    @BeforeEach
    void open() throws Exception {
        watch = harness();
        watch.open();
        watch.setProcessingTime(Instant.parse("2026-05-01T12:00:00Z").toEpochMilli());
    }

    @AfterEach
    void close() throws Exception {
        watch.close();
    }

    @Test
    void aDropAlertsTheHouseholdWhoseRuleItCrosses() throws Exception {
        rule(milk.dropOf(10, "rule-1"));

        move(150L, 200L, "2026-05-01T12:00:00Z");

        assertThat(watch.extractOutputValues()).singleElement().satisfies(alert -> {
            assertThat(alert.getRuleId()).isEqualTo("rule-1");
            assertThat(alert.getAlertId()).isEqualTo(Ids.alert("rule-1", "Test%20store|milk", "obs_150@0"));
            assertThat(alert.getHousehold()).isEqualTo(milk.dropOf(10, "x").getHousehold());
            assertThat(alert.getPrevious().getMinor()).isEqualTo(200);
            assertThat(alert.getSentence())
                    .isEqualTo("Oat milk, 1 l at Test store is 1.50 USD, down 25 % from 2.00 USD");
        });
    }

    @Test
    void aDeletedRuleIsSilent() throws Exception {
        PriceAlertRule rule = milk.dropOf(10, "rule-1");
        rule(rule);
        rule(milk.without(rule));

        move(150L, 200L, MIDNIGHT);

        assertThat(watch.extractOutputValues()).isEmpty();
    }

    @Test
    void theClockTellsInTheMorningWhatFellIntoTheNight() throws Exception {
        // Given
        rule(atNight());
        clock(MIDNIGHT);
        move(150L, 200L, MIDNIGHT);
        assertThat(watch.extractOutputValues()).isEmpty();

        // When the night is over, which a restart doesn't lose
        OperatorSubtaskState state = watch.snapshot(1, 1);
        watch.close();
        watch = harness();
        watch.initializeState(state);
        watch.open();
        clock("2026-05-02T07:00:02Z");
        assertThat(watch.extractOutputValues()).isEmpty();
        clock("2026-05-02T07:00:30Z");

        // Then
        assertThat(watch.extractOutputValues()).singleElement().satisfies(alert -> assertThat(
                        alert.getEnvelope().getRecordedAt())
                .isEqualTo(MORNING));
    }

    @Test
    void theClockWaitsWhileTheJobCatchesUp() throws Exception {
        // Given a job that was down from midnight to nine, and what was recorded meanwhile
        rule(atNight());
        clock("2026-05-02T09:00:00Z");
        move(150L, 200L, MIDNIGHT);
        clock("2026-05-02T09:00:04Z");
        assertThat(watch.extractOutputValues()).isEmpty();

        // When the night's next move says that the drop didn't last
        move(200L, 150L, "2026-05-02T03:00:00Z");
        clock("2026-05-02T09:00:30Z");

        // Then
        assertThat(watch.extractOutputValues()).isEmpty();
    }

    private PriceAlertRule atNight() {
        return PriceAlertRule.newBuilder(milk.dropOf(10, "rule-1"))
                .setQuiet(new QuietTime(22 * 60, 7 * 60, "UTC"))
                .build();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, AlertMove, PriceAlertRule, PriceAlert> harness()
            throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, AlertMove, PriceAlertRule, PriceAlert> harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new AlertWatch()),
                        AlertMove::getSubject,
                        Subjects::of,
                        Types.STRING);
        // state that would fall back to Kryo fails the test
        harness.getExecutionConfig()
                .configure(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false),
                        AlertWatchTest.class.getClassLoader());
        return harness;
    }

    private void rule(PriceAlertRule rule) throws Exception {
        watch.processElement2(new StreamRecord<>(rule));
    }

    private void clock(String instant) throws Exception {
        watch.setProcessingTime(Instant.parse(instant).toEpochMilli());
    }

    private void move(long price, Long before, String recordedAt) throws Exception {
        PriceMove move = PriceMove.newBuilder()
                .setStore(milk.store())
                .setProduct(milk.product())
                .setName("Oat milk, 1 l")
                .setObservationId("obs_" + price)
                .setRevision(0)
                .setAtMicros(Micros.of(Instant.parse(recordedAt)))
                .setRecordedAtMicros(Micros.of(Instant.parse(recordedAt)))
                .setZone("UTC")
                .setCurrency("USD")
                .setPriceMinor(price)
                .setBeforeMinor(before)
                .setLowestBeforeMinor(before)
                .setInStock(true)
                .setWasInStock(before != null)
                .build();
        for (String subject : List.copyOf(Subjects.of(move))) {
            watch.processElement1(new StreamRecord<>(new AlertMove(subject, move, null)));
        }
    }
}
