package org.bitebudget.ml.job.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.RecommendedItem;
import org.bitebudget.state.HeldProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PopularOperatorTest {

    private KeyedOneInputStreamOperatorTestHarness<String, HeldProduct, RecommendationList> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new PopularOperator(), HeldProduct::getRegion, Types.STRING);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void whatFiveHouseholdsBoughtIsToldMostFirstAndLessNever() throws Exception {
        held("EUR", "milk", 7);
        held("EUR", "bread", PopularOperator.FEWEST);
        held("EUR", "caviar", PopularOperator.FEWEST - 1);
        held("GBP", "tea", 6);
        harness.prepareSnapshotPreBarrier(1);

        List<RecommendationList> lists = harness.extractOutputValues();
        assertThat(lists).extracting(RecommendationList::getRegion).containsExactly("EUR", "GBP");
        assertThat(lists.get(0).getHousehold()).isEmpty();
        assertThat(ListEvents.key(lists.get(0))).isEqualTo("~EUR");
        assertThat(lists.get(0).getItems())
                .extracting(RecommendedItem::getItemId)
                .containsExactly("milk", "bread");
        assertThat(lists.get(0).getItems().get(0).getHouseholds()).isEqualTo(7);
    }

    @Test
    void whatIsNoLongerBoughtByEnoughIsTakenBack() throws Exception {
        held("EUR", "milk", PopularOperator.FEWEST);
        harness.prepareSnapshotPreBarrier(1);
        harness.prepareSnapshotPreBarrier(2);
        assertThat(harness.extractOutputValues()).hasSize(1);

        harness.processElement(new StreamRecord<>(change("EUR", "milk", -1)));
        harness.prepareSnapshotPreBarrier(3);

        List<RecommendationList> lists = harness.extractOutputValues();
        assertThat(lists.get(1).getItems()).isEmpty();
        assertThat(lists.get(1).getEnvelope().getRevision()).isEqualTo(2);
    }

    private void held(String region, String item, int households) throws Exception {
        for (int i = 0; i < households; i++) {
            harness.processElement(new StreamRecord<>(change(region, item, 1)));
        }
    }

    private static HeldProduct change(String region, String item, int change) {
        return new HeldProduct(region, item, item, "dairy.milk", change, 1L);
    }
}
