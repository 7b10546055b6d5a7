package org.bitebudget.price.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.price.Observed;
import org.bitebudget.state.PriceMove;
import org.bitebudget.state.ProductSighting;
import org.bitebudget.state.WatchNotice;
import org.bitebudget.state.WatchedPrice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One subtask of the watch over prices, whose checkpoints a test makes by hand. */
abstract class PriceWatchHarness {

    final Observed milk = new Observed("Test store", "milk");
    private final WatchedPrices slim = new WatchedPrices();
    private KeyedTwoInputStreamOperatorTestHarness<String, WatchedPrice, WatchNotice, CurrentPrice> watch;
    private long checkpoint;

    @BeforeEach
    void open() throws Exception {
        slim.open(null);
        watch = harness();
        watch.open();
    }

    @AfterEach
    void close() throws Exception {
        watch.close();
    }

    void restore(OperatorSubtaskState state) throws Exception {
        watch = harness();
        watch.initializeState(state);
        watch.open();
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, WatchedPrice, WatchNotice, CurrentPrice> harness()
            throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new PriceWatch(), WatchedPrice::getBucket, WatchNotice::getBucket, Types.STRING);
        // state that would fall back to Kryo fails the test
        harness.getExecutionConfig()
                .configure(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false),
                        PriceWatchHarness.class.getClassLoader());
        return harness;
    }

    void see(PriceObservation observation) throws Exception {
        watch.processElement1(new StreamRecord<>(slim.map(observation)));
    }

    void clock(String day) throws Exception {
        int epochDay = (int) LocalDate.parse(day).toEpochDay();
        String bucket = slim.map(milk.on(day, 1)).getBucket();
        watch.processElement2(new StreamRecord<>(new WatchNotice(bucket, epochDay, null)));
    }

    void identify(ProductIdentity identity) throws Exception {
        IdentityNotices notices = new IdentityNotices();
        notices.open(null);
        watch.processElement2(new StreamRecord<>(notices.map(identity)));
    }

    /** Moves the clock of processing time. */
    void timeIs(long millis) throws Exception {
        watch.setProcessingTime(millis);
    }

    void checkpoint() throws Exception {
        watch.prepareSnapshotPreBarrier(++checkpoint);
    }

    OperatorSubtaskState checkpointed() throws Exception {
        checkpoint();
        return watch.snapshot(checkpoint, checkpoint);
    }

    List<CurrentPrice> prices() {
        return watch.extractOutputValues();
    }

    CurrentPrice last() {
        return prices().get(prices().size() - 1);
    }

    List<PriceMove> moves() {
        return side(PriceWatch.MOVES);
    }

    List<QuarantinedPrice> quarantine() {
        return side(PriceWatch.QUARANTINE);
    }

    List<ProductSighting> sightings() {
        return side(PriceWatch.SIGHTINGS);
    }

    <T> List<T> side(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        var records = watch.getSideOutput(tag);
        if (records != null) {
            records.forEach(each -> values.add(each.getValue()));
        }
        return values;
    }

    static Money usd(long cents) {
        return new Money(cents, "USD");
    }
}
