package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.state.SeriesInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices on their way to series. */
class PriceInputsTest {
    private final CountingTask task = new CountingTask();
    private OneInputStreamOperatorTestHarness<PriceObservation, SeriesInput> prices;

    @BeforeEach
    void open() throws Exception {
        prices = new OneInputStreamOperatorTestHarness<>(new StreamFlatMap<>(new PriceInputs()), task.environment());
        prices.open();
    }

    @AfterEach
    void close() throws Exception {
        prices.close();
    }

    @Test
    void pricesThatCannotBeAreLeftOutAndCounted() throws Exception {
        PriceObservation unknownCurrency = PriceEvents.price("s", "milk", 0, 199, 1);
        unknownCurrency.setPrice(new Money(199L, "XQQ"));
        List<PriceObservation> unusable = List.of(
                PriceEvents.price("s", "milk", 0, 0, 1),
                PriceEvents.price("s", "milk", 0, -199, 1),
                PriceEvents.price("", "milk", 0, 199, 1),
                PriceEvents.price("s", "", 0, 199, 1),
                unknownCurrency);
        for (PriceObservation price : unusable) {
            prices.processElement(new StreamRecord<>(price));
        }
        prices.processElement(new StreamRecord<>(PriceEvents.price("s", "milk", 0, 199, 1)));

        assertThat(prices.extractOutputValues()).singleElement().satisfies(input -> assertThat(input.getAmount())
                .isEqualTo(199));
        assertThat(task.count("unusablePrices")).isEqualTo(unusable.size());
    }
}
