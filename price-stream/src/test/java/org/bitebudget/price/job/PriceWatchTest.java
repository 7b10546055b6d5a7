package org.bitebudget.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.price.Observed;
import org.bitebudget.state.PriceMove;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriceWatchTest {

    private final Observed milk = new Observed("Test store", "milk");
    private KeyedOneInputStreamOperatorTestHarness<String, PriceObservation, CurrentPrice> watch;

    @BeforeEach
    void open() throws Exception {
        watch = harness();
        watch.open();
    }

    @AfterEach
    void close() throws Exception {
        watch.close();
    }

    @Test
    void eachObservationMovesTheCurrentPrice() throws Exception {
        // When
        see(milk.on("2026-05-01", 199));
        see(milk.on("2026-05-02", 149));

        // Then
        assertThat(last().getPrice()).isEqualTo(new Money(149L, "USD"));
        assertThat(last().getPrevious()).isEqualTo(new Money(199L, "USD"));
        assertThat(last().getName()).isEqualTo("Oat milk, 1 l");
        assertThat(last().getStatistics()).singleElement().satisfies(statistics -> assertThat(statistics.getChanges())
                .isEqualTo(1));
        assertThat(prices())
                .extracting(price -> price.getEnvelope().getRevision())
                .containsExactly(0L, 1L);
    }

    @Test
    void aDuplicateIsNotToldAgain() throws Exception {
        see(milk.on("2026-05-01", 199));
        see(milk.on("2026-05-01", 199));

        assertThat(prices()).hasSize(1);
    }

    @Test
    void aDropIsAMoveAndARepetitionNone() throws Exception {
        // Given
        see(milk.on("2026-05-01", 200));

        // When
        see(milk.on("2026-05-02", 150));

        // Then
        see(milk.on("2026-05-03", 150));
        assertThat(moves()).hasSize(2);
        assertThat(moves().get(1).getBeforeMinor()).isEqualTo(200);
        assertThat(moves().get(1).getLowestBeforeMinor()).isEqualTo(200);
        assertThat(moves().get(1).getPriceMinor()).isEqualTo(150);
    }

    @Test
    void aLateDropIsSilent() throws Exception {
        see(milk.on("2026-05-02", 200));

        see(milk.on("2026-05-01", 100));

        assertThat(moves()).hasSize(1);
        assertThat(last().getLowest()).isEqualTo(new Money(100L, "USD"));
        assertThat(last().getPrice()).isEqualTo(new Money(200L, "USD"));
    }

    @Test
    void thePriceIsWithdrawnWhenAllIsTakenBack() throws Exception {
        see(milk.on("2026-05-01", 200));

        see(milk.retracted("2026-05-01", 200));

        assertThat(last().getWithdrawn()).isTrue();
    }

    @Test
    void whatItKnewOutlivesARestart() throws Exception {
        // Given years of prices, most of them archived
        see(milk.on("2024-01-01", 120));
        see(milk.on("2026-05-01", 200));
        OperatorSubtaskState state = watch.snapshot(1, 1);
        watch.close();

        // When
        watch = harness();
        watch.initializeState(state);
        watch.open();
        see(milk.on("2026-05-02", 150));

        // Then
        assertThat(moves()).hasSize(1);
        assertThat(last().getLowest()).isEqualTo(new Money(120L, "USD"));
        assertThat(last().getEnvelope().getRevision()).isEqualTo(2);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, PriceObservation, CurrentPrice> harness()
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, PriceObservation, CurrentPrice> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new PriceWatch()), ProductKey::of, Types.STRING);
        // state that would fall back to Kryo fails the test
        harness.getExecutionConfig()
                .configure(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false),
                        PriceWatchTest.class.getClassLoader());
        return harness;
    }

    private void see(PriceObservation observation) throws Exception {
        watch.processElement(new StreamRecord<>(observation));
    }

    private List<CurrentPrice> prices() {
        return watch.extractOutputValues();
    }

    private CurrentPrice last() {
        return prices().get(prices().size() - 1);
    }

    private List<PriceMove> moves() {
        var records = watch.getSideOutput(PriceWatch.MOVES);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }
}
