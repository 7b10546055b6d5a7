package org.bitebudget.ml.job.recommend;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.ml.domain.recommend.Household;
import org.bitebudget.ml.job.ModelVersions;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.HeldProduct;
import org.bitebudget.state.HouseholdProductState;
import org.bitebudget.state.RecommendationOutcomeRow;
import org.bitebudget.state.RecommendationState;

/**
 * Keeps what each household bought and was shown and makes, just before each checkpoint, the lists of those that changed since the last one: a list
 * is in the same checkpoint as the receipt behind it. A bulk of receipts costs a household one list; households beyond the budget of a checkpoint wait
 * for the next, across restarts too.
 */
final class RecommendOperator extends AbstractStreamOperator<RecommendationList>
        implements TwoInputStreamOperator<ReceiptReading, RecommendationExposure, RecommendationList> {

    static final OutputTag<HeldProduct> HELD = new OutputTag<>("held-products", AvroTypes.of(HeldProduct.class));
    static final OutputTag<RecommendationOutcomeRow> OUTCOMES =
            new OutputTag<>("outcomes", AvroTypes.of(RecommendationOutcomeRow.class));
    static final OutputTag<ExperimentExposure> EXPOSURES =
            new OutputTag<>("exposures", AvroTypes.of(ExperimentExposure.class));

    private static final String LIST_DUE = "list-due";
    private static final long LOOK_FOR_MODEL_MILLIS = 2_000;

    private final RecommendSettings settings;
    private transient HouseholdPurchases purchases;
    private transient ValueState<RecommendationState> states;
    private transient ValueState<Boolean> listDue;
    private transient Set<String> due;
    private transient ServedRecommender served;
    private transient Counter lists;
    private transient ScheduledFuture<?> nextLook;
    private transient boolean announced;

    RecommendOperator(RecommendSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open() throws Exception {
        super.open();
        purchases = new HouseholdPurchases(getRuntimeContext());
        states = getRuntimeContext().getState(AvroTypes.state("list", RecommendationState.class));
        listDue = getRuntimeContext().getState(new ValueStateDescriptor<>(LIST_DUE, Types.BOOLEAN));
        due = new LinkedHashSet<>();
        served = new ServedRecommender(settings);
        served.refresh();
        addAll(LIST_DUE);
        addOutdated();
        lists = getMetricGroup().counter("recommendationLists");
        getMetricGroup().gauge("householdsWaitingForList", () -> due.size());
        getMetricGroup().gauge("recommenderRefused", () -> served.isRefused() ? 1 : 0);
        lookForModelLater();
    }

    @Override
    public void close() throws Exception {
        if (nextLook != null) {
            nextLook.cancel(false);
        }
        if (served != null) {
            served.close();
        }
        super.close();
    }

    private void lookForModelLater() {
        long then = getProcessingTimeService().getCurrentProcessingTime() + LOOK_FOR_MODEL_MILLIS;
        nextLook = getProcessingTimeService().registerTimer(then, now -> {
            if (served.refresh()) {
                announced = false;
                addOutdated();
                makeLists();
            }
            lookForModelLater();
        });
    }

    private void addAll(String state) {
        try (Stream<String> keys = this.<String>getKeyedStateBackend().getKeys(state, VoidNamespace.INSTANCE)) {
            keys.forEach(due::add);
        }
    }

    /** Households whose lists were made by another model than the one that speaks to them now. */
    private void addOutdated() throws Exception {
        List<String> households = new ArrayList<>();
        try (Stream<String> keys = this.<String>getKeyedStateBackend().getKeys("list", VoidNamespace.INSTANCE)) {
            keys.forEach(households::add);
        }
        for (String household : households) {
            setCurrentKey(household);
            if (!states.value().getModelVersion().equals(served.to(household).said())) {
                touch();
            }
        }
    }

    @Override
    public void processElement1(StreamRecord<ReceiptReading> element) throws Exception {
        ReceiptReading reading = element.getValue();
        RecommendationState state = state(reading.getCurrency());
        if (!purchases.take(reading, holding(state.getRegion(), micros(reading.getEnvelope())))) {
            return;
        }
        seen(state, reading.getEnvelope());
    }

    @Override
    public void processElement2(StreamRecord<RecommendationExposure> element) throws Exception {
        RecommendationExposure exposure = element.getValue();
        RecommendationState state = state("");
        Optional<HouseholdTrial> trial = served.trial(exposure.getHousehold());
        state.setShown(ShownOutcomes.with(state.getShown(), exposure, trial));
        trial.flatMap(running -> running.expose(
                        exposure.getHousehold(), state, exposure.getEnvelope().getOccurredAt()))
                .ifPresent(told -> output.collect(EXPOSURES, new StreamRecord<>(told)));
        seen(state, exposure.getEnvelope());
    }

    private RecommendationState state(String region) throws Exception {
        RecommendationState state = states.value();
        if (state == null) {
            return new RecommendationState(0L, Long.MIN_VALUE, Long.MIN_VALUE, region, "", List.of(), List.of());
        }
        if (state.getRegion().isEmpty()) {
            // a household that was shown something before its first receipt
            state.setRegion(region);
        }
        return state;
    }

    private void seen(RecommendationState state, Envelope envelope) throws Exception {
        state.setOccurredAt(Math.max(state.getOccurredAt(), ShownOutcomes.micros(envelope.getOccurredAt())));
        state.setRecordedAt(Math.max(state.getRecordedAt(), micros(envelope)));
        states.update(state);
        touch();
    }

    private static long micros(Envelope envelope) {
        return ShownOutcomes.micros(envelope.getRecordedAt());
    }

    private void touch() throws Exception {
        listDue.update(true);
        due.add((String) getCurrentKey());
    }

    private HouseholdPurchases.Holding holding(String region, long recordedAt) {
        return (HouseholdProductState product, int change) -> output.collect(
                HELD,
                new StreamRecord<>(new HeldProduct(
                        region, product.getItemId(), product.getName(), product.getCategoryId(), change, recordedAt)));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        makeLists();
    }

    private void makeLists() throws Exception {
        announce();
        Iterator<String> households = due.iterator();
        for (int made = 0; made < settings.listsPerCheckpoint() && households.hasNext(); made++) {
            String household = households.next();
            households.remove();
            setCurrentKey(household);
            makeList(household);
            listDue.clear();
        }
    }

    /** Says once after each start and each change, and in one subtask, which recommenders speak; saying it again changes nothing. */
    private void announce() {
        if (!announced && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            served.announcement().forEach(version -> output.collect(ModelVersions.OUTPUT, new StreamRecord<>(version)));
        }
        announced = true;
    }

    private void makeList(String household) throws Exception {
        RecommendationState state = states.value();
        Household bought = purchases.household(holding(state.getRegion(), state.getRecordedAt()));
        List<RecommendationOutcomeRow> rows = new ArrayList<>();
        state.setShown(ShownOutcomes.settled(household, state.getShown(), bought.receipts(), rows));
        rows.forEach(row -> output.collect(OUTCOMES, new StreamRecord<>(row)));
        state.setRevision(state.getRevision() + 1);
        ServedRecommender.Voice voice = served.to(household);
        state.setModelVersion(voice.said());
        states.update(state);
        output.collect(new StreamRecord<>(ListEvents.of(household, state, voice, bought)));
        lists.inc();
    }
}
