package org.bitebudget.ml.job.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.HeldProduct;
import org.bitebudget.state.PopularListState;
import org.bitebudget.state.PopularProductState;

/**
 * Counts the households of a region that bought each product and tells, before a checkpoint, what most of them did, if that has changed. A product of
 * fewer than {@value #FEWEST} households is never told, so that nobody's purchases can be picked out.
 */
final class PopularOperator extends AbstractStreamOperator<RecommendationList>
        implements OneInputStreamOperator<HeldProduct, RecommendationList> {
    static final int FEWEST = 5;
    private static final int TOLD = 50;

    private transient MapState<String, PopularProductState> products;
    private transient ValueState<PopularListState> states;
    private transient Set<String> changed;

    @Override
    public void open() throws Exception {
        super.open();
        products = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "popular-products", Types.STRING, AvroTypes.of(PopularProductState.class)));
        states = getRuntimeContext().getState(AvroTypes.state("popular-list", PopularListState.class));
        changed = new LinkedHashSet<>();
    }

    @Override
    public void processElement(StreamRecord<HeldProduct> element) throws Exception {
        HeldProduct held = element.getValue();
        PopularProductState known = products.get(held.getItemId());
        int households = (known == null ? 0 : known.getHouseholds()) + held.getChange();
        if (households > 0) {
            boolean begins = known == null || held.getChange() > 0;
            products.put(
                    held.getItemId(),
                    new PopularProductState(
                            held.getItemId(),
                            begins ? held.getName() : known.getName(),
                            begins ? held.getCategoryId() : known.getCategoryId(),
                            households));
        } else {
            products.remove(held.getItemId());
        }
        PopularListState state = states.value();
        PopularListState now = state == null ? new PopularListState(0L, Long.MIN_VALUE, List.of()) : state;
        now.setRecordedAt(Math.max(now.getRecordedAt(), held.getRecordedAt()));
        states.update(now);
        changed.add(held.getRegion());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        for (String region : changed) {
            setCurrentKey(region);
            tell(region);
        }
        changed.clear();
    }

    private void tell(String region) throws Exception {
        List<PopularProductState> popular = new ArrayList<>();
        for (PopularProductState product : products.values()) {
            if (product.getHouseholds() >= FEWEST) {
                popular.add(product);
            }
        }
        popular.sort(Comparator.comparingInt(PopularProductState::getHouseholds)
                .reversed()
                .thenComparing(PopularProductState::getItemId));
        List<PopularProductState> most = popular.subList(0, Math.min(TOLD, popular.size()));
        List<String> telling = most.stream()
                .map(product -> product.getItemId() + " " + product.getHouseholds())
                .toList();
        PopularListState state = states.value();
        if (telling.equals(state.getTold())) {
            return;
        }
        state.setTold(telling);
        state.setRevision(state.getRevision() + 1);
        states.update(state);
        output.collect(new StreamRecord<>(ListEvents.popular(region, state, most)));
    }
}
