package org.bitebudget.budget.job.outlook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.state.OutlookInput;

/** The outlook operator under Flink's harness, with checkpoints and a clock at will. */
final class OutlookHarness {

    private final KeyedOneInputStreamOperatorTestHarness<String, OutlookInput, HouseholdOutlook> harness;
    private long checkpoint;

    private OutlookHarness(KeyedOneInputStreamOperatorTestHarness<String, OutlookInput, HouseholdOutlook> harness) {
        this.harness = harness;
    }

    /** @param state of an earlier harness, or null */
    static OutlookHarness start(Instant now, OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new OutlookOperator(), OutlookInput::getHousehold, Types.STRING);
        var noKryo = new Configuration();
        noKryo.set(PipelineOptions.GENERIC_TYPES, false);
        harness.getExecutionConfig().configure(noKryo, OutlookHarness.class.getClassLoader());
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        harness.setProcessingTime(now.toEpochMilli());
        return new OutlookHarness(harness);
    }

    void arrives(HouseholdAim aim) throws Exception {
        harness.processElement(new StreamRecord<>(OutlookInputs.of(aim)));
    }

    void arrives(LedgerEntry entry) throws Exception {
        harness.processElement(new StreamRecord<>(OutlookInputs.of(entry)));
    }

    void arrives(BudgetMonth month) throws Exception {
        harness.processElement(new StreamRecord<>(OutlookInputs.of(month)));
    }

    void itBecomes(Instant now) throws Exception {
        harness.setProcessingTime(now.toEpochMilli());
    }

    OperatorSubtaskState checkpoint() throws Exception {
        checkpoint++;
        harness.prepareSnapshotPreBarrier(checkpoint);
        return harness.snapshot(checkpoint, checkpoint);
    }

    /** Every outlook told so far, oldest first. */
    List<HouseholdOutlook> outlooks() {
        List<HouseholdOutlook> outlooks = new ArrayList<>();
        for (Object record : harness.getOutput()) {
            if (record instanceof StreamRecord<?> outlook) {
                outlooks.add((HouseholdOutlook) outlook.getValue());
            }
        }
        return outlooks;
    }

    HouseholdOutlook newest() {
        List<HouseholdOutlook> outlooks = outlooks();
        return outlooks.get(outlooks.size() - 1);
    }

    List<LeaderboardEntry> places() {
        return values(harness.getSideOutput(OutlookOperator.LEADERBOARD));
    }

    /** Every alert on a bill so far, oldest first. */
    List<BudgetAlert> bills() {
        return values(harness.getSideOutput(OutlookOperator.BILLS));
    }

    private static <T> List<T> values(Collection<StreamRecord<T>> records) {
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }

    void close() throws Exception {
        harness.close();
    }
}
