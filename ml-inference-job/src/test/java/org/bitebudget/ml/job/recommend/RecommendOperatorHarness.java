package org.bitebudget.ml.job.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.RecommendedItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One subtask of the operator, whose checkpoints and clock a test moves by hand. */
abstract class RecommendOperatorHarness {
    static final String HOME = "home";
    private static final int LISTS_PER_CHECKPOINT = 10;
    private static final long LOOK = 2_000;

    @TempDir
    Path models;

    private KeyedTwoInputStreamOperatorTestHarness<String, ReceiptReading, RecommendationExposure, RecommendationList>
            harness;
    private long checkpoint;
    private long now;

    @BeforeEach
    void open() throws Exception {
        open(LISTS_PER_CHECKPOINT);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    void open(int listsPerCheckpoint) throws Exception {
        harness = harness(listsPerCheckpoint);
        harness.open();
    }

    void restore(OperatorSubtaskState snapshot, int listsPerCheckpoint) throws Exception {
        harness = harness(listsPerCheckpoint);
        harness.initializeState(snapshot);
        harness.open();
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, ReceiptReading, RecommendationExposure, RecommendationList>
            harness(int listsPerCheckpoint) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new RecommendOperator(new RecommendSettings(models.toString(), false, listsPerCheckpoint)),
                ReceiptReading::getHousehold,
                RecommendationExposure::getHousehold,
                Types.STRING);
    }

    void send(ReceiptReading reading) throws Exception {
        harness.processElement1(new StreamRecord<>(reading));
    }

    void send(RecommendationExposure exposure) throws Exception {
        harness.processElement2(new StreamRecord<>(exposure));
    }

    OperatorSubtaskState checkpoint() throws Exception {
        checkpoint++;
        harness.getOperator().prepareSnapshotPreBarrier(checkpoint);
        return harness.snapshot(checkpoint, checkpoint);
    }

    /** Has the job look at the registry. */
    void look() throws Exception {
        now += LOOK + 1;
        harness.setProcessingTime(now);
    }

    RecommendationList only() {
        assertThat(lists()).hasSize(1);
        return lists().get(0);
    }

    List<RecommendationList> lists() {
        return harness.extractOutputValues();
    }

    static List<String> ids(RecommendationList list) {
        return list.getItems().stream().map(RecommendedItem::getItemId).toList();
    }

    <T> List<T> side(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        if (harness.getSideOutput(tag) != null) {
            harness.getSideOutput(tag).forEach(record -> values.add(record.getValue()));
        }
        return values;
    }
}
