package org.bitebudget.ml.job.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.RecommendedItem;
import org.bitebudget.state.HeldProduct;
import org.bitebudget.state.RecommendationOutcomeRow;
import org.junit.jupiter.api.Test;

class RecommendOperatorTest extends RecommendOperatorHarness {
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
        open(2);
        for (String household : List.of("a", "b", "c")) {
            send(Receipts.receipt(household, "r-" + household, 0, 1, "milk"));
        }
        OperatorSubtaskState snapshot = checkpoint();
        assertThat(lists()).hasSize(2);
        close();

        restore(snapshot, 2);
        checkpoint();
        assertThat(only().getHousehold()).isEqualTo("c");
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
}
