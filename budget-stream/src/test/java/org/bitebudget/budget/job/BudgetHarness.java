package org.bitebudget.budget.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.state.BudgetInput;

/** The budget operator under Flink's harness, with checkpoints at will. */
final class BudgetHarness {

    private final KeyedTwoInputStreamOperatorTestHarness<String, BudgetInput, ExchangeRate, BudgetMonth> harness;
    private final Instant now;
    private long checkpoint;

    private BudgetHarness(
            KeyedTwoInputStreamOperatorTestHarness<String, BudgetInput, ExchangeRate, BudgetMonth> harness,
            Instant now) {
        this.harness = harness;
        this.now = now;
    }

    static BudgetHarness start() throws Exception {
        return start(null);
    }

    /** @param state of an earlier harness, or null */
    static BudgetHarness start(OperatorSubtaskState state) throws Exception {
        return start(state, Instant.EPOCH);
    }

    /** @param now what the clock says */
    static BudgetHarness start(OperatorSubtaskState state, Instant now) throws Exception {
        Refusals refusals =
                new Refusals(entry -> entry.toString().getBytes(StandardCharsets.UTF_8), decision -> decision.toString()
                        .getBytes(StandardCharsets.UTF_8));
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new BudgetOperator(refusals), BudgetInput::getHousehold, null, Types.STRING);
        harness.getExecutionConfig().configure(noKryo(), BudgetHarness.class.getClassLoader());
        harness.setProcessingTime(now.toEpochMilli());
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return new BudgetHarness(harness, now);
    }

    void arrives(SpecificRecordBase event) throws Exception {
        if (event instanceof ExchangeRate rate) {
            harness.processElement2(new StreamRecord<>(rate));
            return;
        }
        arrives(event, now);
    }

    /** An event that has been on its topic for an hour. */
    void arrivesOfBacklog(SpecificRecordBase event) throws Exception {
        arrives(event, now.minus(Duration.ofHours(1)));
    }

    private void arrives(SpecificRecordBase event, Instant since) throws Exception {
        String household = (String) event.get("household");
        harness.processElement1(new StreamRecord<>(BudgetInputs.of(household, event), since.toEpochMilli()));
    }

    OperatorSubtaskState checkpoint() throws Exception {
        checkpoint++;
        harness.prepareSnapshotPreBarrier(checkpoint);
        return harness.snapshot(checkpoint, checkpoint);
    }

    /** Every month published so far, oldest first. */
    List<BudgetMonth> months() {
        List<BudgetMonth> months = new ArrayList<>();
        for (Object record : harness.getOutput()) {
            if (record instanceof StreamRecord<?> month) {
                months.add((BudgetMonth) month.getValue());
            }
        }
        return months;
    }

    <T> List<T> side(OutputTag<T> tag) {
        ConcurrentLinkedQueue<StreamRecord<T>> records = harness.getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }

    void close() throws Exception {
        harness.close();
    }

    private static Configuration noKryo() {
        var configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return configuration;
    }
}
