package org.bitebudget.ml.job.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
import org.bitebudget.ml.recommend.Recommenders;
import org.bitebudget.state.HeldProduct;
import org.bitebudget.state.RecommendationOutcomeRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendOperatorTest {
    private static final String HOME = "home";
    private static final long LOOK = 2_000;
    private static final long SPOILT_AT = 1_000_000;

    @TempDir
    Path models;

    private KeyedTwoInputStreamOperatorTestHarness<String, ReceiptReading, RecommendationExposure, RecommendationList>
            harness;
    private long checkpoint;

    @BeforeEach
    void open() throws Exception {
        harness = harness(10);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aReceiptIsInTheListOfTheVeryNextCheckpoint() throws Exception {
        for (int i = 0; i < 4; i++) {
            send(Receipts.receipt(HOME, "r" + i, 9 * i, 1, "milk", "item" + i));
        }
        assertThat(lists()).isEmpty();

        checkpoint();

        RecommendationList list = only();
        assertThat(list.getModel()).isEqualTo("habit");
        assertThat(list.getModelVersion()).isEqualTo("none");
        assertThat(list.getNotice()).isNull();
        assertThat(list.getReceipts()).isEqualTo(4);
        assertThat(list.getBasketSize()).isEqualTo(2);
        assertThat(list.getWeights()).containsEntry("collaborative", 0.6).containsEntry("price", 0.1);
        RecommendedItem milk = list.getItems().get(0);
        assertThat(milk.getItemId()).isEqualTo("milk");
        assertThat(milk.getReason()).isEqualTo("bought-often");
        assertThat(milk.getTimes()).isEqualTo(4);
        assertThat(milk.getIntervalDays()).isCloseTo(9, within(1e-9));
        assertThat(milk.getLastBought()).isEqualTo(Receipts.FIRST_DAY.plusDays(27));
        assertThat(milk.getOffers()).containsExactly("corner-shop|sku-milk");

        // And the next receipt changes it, whereas the same again doesn't
        send(Receipts.receipt(HOME, "r4", 36, 1, "bread"));
        send(Receipts.receipt(HOME, "r3", 27, 1, "milk", "item3"));
        checkpoint();
        assertThat(lists()).hasSize(2);
        assertThat(lists().get(1).getEnvelope().getRevision()).isEqualTo(2);
        assertThat(ids(lists().get(1))).contains("bread");
        checkpoint();
        assertThat(lists()).hasSize(2);
    }

    @Test
    void aCorrectionAndASecondPhotoTakeBackWhatWasSaid() throws Exception {
        ReceiptReading receipt = Receipts.receipt(HOME, "r", 0, 1, "milk", "wine");
        send(receipt);
        send(Receipts.receipt(HOME, "s", 1, 1, "milk"));
        send(Receipts.receipt(HOME, "r", 0, 2, "milk", "vine leaves"));
        checkpoint();
        assertThat(ids(only())).containsExactlyInAnyOrder("milk", "vine leaves");

        send(Receipts.duplicate(receipt, 3));
        checkpoint();
        assertThat(ids(lists().get(1))).containsExactly("milk");
        assertThat(lists().get(1).getItems().get(0).getTimes()).isEqualTo(1);
        assertThat(lists().get(1).getReceipts()).isEqualTo(1);

        // a revision that comes late changes nothing
        send(Receipts.receipt(HOME, "r", 0, 2, "milk", "vine leaves"));
        checkpoint();
        assertThat(lists()).hasSize(2);
    }

    @Test
    void householdsCountOnceForAProductAndNoLongerWhenItIsTakenBack() throws Exception {
        ReceiptReading receipt = Receipts.receipt(HOME, "r", 0, 1, "milk");
        send(receipt);
        send(Receipts.receipt(HOME, "s", 1, 1, "milk"));
        assertThat(held()).containsExactly("milk 1");

        send(Receipts.duplicate(receipt, 2));
        assertThat(held()).containsExactly("milk 1");
        send(Receipts.duplicate(Receipts.receipt(HOME, "s", 1, 1, "milk"), 2));
        assertThat(held()).containsExactly("milk 1", "milk -1");
    }

    @Test
    void oldReceiptsAreForgottenAndTheirProductsNot() throws Exception {
        for (int i = 0; i < HouseholdPurchases.RECEIPTS_KEPT + 5; i++) {
            send(Receipts.receipt(HOME, "r" + i, i, 1, i == 0 ? "salt" : "milk"));
        }
        checkpoint();

        assertThat(only().getReceipts()).isEqualTo(HouseholdPurchases.RECEIPTS_KEPT);
        assertThat(ids(only())).containsExactly("milk", "salt");
    }

    @Test
    void householdsBeyondTheBudgetWaitAcrossARestart() throws Exception {
        close();
        harness = harness(2);
        harness.open();
        for (String household : List.of("a", "b", "c")) {
            send(Receipts.receipt(household, "r-" + household, 0, 1, "milk"));
        }
        OperatorSubtaskState snapshot = checkpoint();
        assertThat(lists()).hasSize(2);
        close();

        harness = harness(2);
        harness.initializeState(snapshot);
        harness.open();
        checkpoint();
        assertThat(only().getHousehold()).isEqualTo("c");
    }

    @Test
    void aTrainedModelIsTakenUpWhileTheJobRunsAndAnUnusableOneRefused() throws Exception {
        send(Receipts.receipt(HOME, "r", 0, 1, "p0", "p1"));
        checkpoint();
        assertThat(ids(only())).containsExactlyInAnyOrder("p0", "p1");

        // Given a model of other shoppers
        Recommenders.trained(3).write(models);
        harness.setProcessingTime(LOOK + 1);

        // Then the list is made anew with what others took, without a receipt
        RecommendationList trained = lists().get(1);
        assertThat(trained.getModel()).isEqualTo("hybrid");
        assertThat(trained.getModelVersion()).isNotEqualTo("none");
        assertThat(ids(trained)).contains("p2", "p3", "p4");

        // And one of another version is refused: the model before goes on, and the list says so
        spoil("recommender-v0");
        harness.setProcessingTime(2 * LOOK + 2);
        RecommendationList refused = lists().get(2);
        assertThat(refused.getModelVersion()).isEqualTo(trained.getModelVersion());
        assertThat(refused.getNotice()).contains("has format recommender-v0");
        assertThat(ids(refused)).isEqualTo(ids(trained));
    }

    @Test
    void withAnUnusableModelFromTheStartHabitSpeaksAndSaysSo() throws Exception {
        close();
        Recommenders.trained(3).write(models);
        spoil("recommender-v9");
        harness = harness(10);
        harness.open();
        send(Receipts.receipt(HOME, "r", 0, 1, "milk"));
        checkpoint();

        assertThat(only().getModel()).isEqualTo("habit");
        assertThat(only().getNotice()).contains("recommender-v9");
        assertThat(ids(only())).containsExactly("milk");
    }

    @Test
    void takenIsWhatTheNextReceiptHolds() throws Exception {
        send(Receipts.receipt(HOME, "before", 0, 1, "wine"));
        send(Receipts.shown(HOME, "e", 1, "milk", "bread", "wine"));
        checkpoint();
        assertThat(outcomes()).containsExactly("1 open 1", "2 open 1", "3 open 1");

        // When a later receipt comes first, then the next one
        send(Receipts.receipt(HOME, "later", 9, 1, "bread"));
        checkpoint();
        send(Receipts.receipt(HOME, "next", 3, 1, "milk"));
        checkpoint();

        assertThat(outcomes().subList(3, 6)).containsExactly("1 left 2", "2 taken 2", "3 left 2");
        assertThat(outcomes().subList(6, 9)).containsExactly("1 taken 3", "2 left 3", "3 left 3");

        // And a correction of it changes the outcome
        send(Receipts.receipt(HOME, "next", 3, 2, "milk", "wine"));
        checkpoint();
        assertThat(outcomes().subList(9, outcomes().size())).containsExactly("3 taken 4");
    }

    @Test
    void aHouseholdThatWasShownSomethingBeforeItsFirstReceiptIsNoStranger() throws Exception {
        send(Receipts.shown(HOME, "e", 0, "milk"));
        send(Receipts.shown(HOME, "e", 0, "milk"));
        send(Receipts.receipt(HOME, "r", 1, 1, "milk"));
        checkpoint();

        assertThat(outcomes()).containsExactly("1 taken 1");
        assertThat(only().getReceipts()).isEqualTo(1);
    }

    private void spoil(String format) throws IOException {
        Path metadata = models.resolve("recommender.json");
        String text = Files.readString(metadata);
        Files.writeString(metadata, text.replace("recommender-v1", format));
        // times of files may be as coarse as a second
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(SPOILT_AT));
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, ReceiptReading, RecommendationExposure, RecommendationList>
            harness(int listsPerCheckpoint) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new RecommendOperator(new RecommendSettings(models.toString(), false, listsPerCheckpoint)),
                ReceiptReading::getHousehold,
                RecommendationExposure::getHousehold,
                Types.STRING);
    }

    private void send(ReceiptReading reading) throws Exception {
        harness.processElement1(new StreamRecord<>(reading));
    }

    private void send(RecommendationExposure exposure) throws Exception {
        harness.processElement2(new StreamRecord<>(exposure));
    }

    private OperatorSubtaskState checkpoint() throws Exception {
        checkpoint++;
        harness.getOperator().prepareSnapshotPreBarrier(checkpoint);
        return harness.snapshot(checkpoint, checkpoint);
    }

    private RecommendationList only() {
        assertThat(lists()).hasSize(1);
        return lists().get(0);
    }

    private List<RecommendationList> lists() {
        return harness.extractOutputValues();
    }

    private static List<String> ids(RecommendationList list) {
        return list.getItems().stream().map(RecommendedItem::getItemId).toList();
    }

    private List<String> held() {
        return side(RecommendOperator.HELD).stream()
                .map((HeldProduct held) -> held.getItemId() + " " + held.getChange())
                .toList();
    }

    /** Position, outcome and revision of each row. */
    private List<String> outcomes() {
        return side(RecommendOperator.OUTCOMES).stream()
                .map((RecommendationOutcomeRow row) -> row.getPosition() + " "
                        + (!row.getSettled() ? "open" : row.getTaken() ? "taken" : "left") + " " + row.getRevision())
                .toList();
    }

    private <T> List<T> side(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        if (harness.getSideOutput(tag) != null) {
            harness.getSideOutput(tag).forEach(record -> values.add(record.getValue()));
        }
        return values;
    }
}
