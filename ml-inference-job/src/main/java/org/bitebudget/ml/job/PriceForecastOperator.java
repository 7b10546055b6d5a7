package org.bitebudget.ml.job;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.ml.domain.prices.ObservedPrice;
import org.bitebudget.ml.domain.prices.PriceForecast;
import org.bitebudget.ml.domain.prices.PriceForecaster;
import org.bitebudget.ml.domain.prices.PriceForecaster.Question;
import org.bitebudget.ml.domain.prices.PriceHistory;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.prices.Selection;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.state.ForecastPriceState;

/**
 * Keeps a bounded history per product and answers, just before each checkpoint, for every series that changed since the last one: at most one
 * forecast per series and checkpoint, so a feed in bulk costs no more than its last prices. A forecast is therefore in the same checkpoint as
 * the prices behind it, and after a crash both come again or neither.
 *
 * <p>Choosing models is the expensive part and has a budget per checkpoint; series that wait for their turn are answered by the models they have.
 */
final class PriceForecastOperator extends AbstractStreamOperator<ForecastSeries>
        implements OneInputStreamOperator<PriceObservation, ForecastSeries>, BoundedOneInput {

    static final OutputTag<ModelVersion> MODEL_VERSIONS =
            new OutputTag<>("model-versions", AvroTypes.of(ModelVersion.class));

    private static final String SELECTION_DUE = "selection-due";
    /** Series held in memory at once while answering. */
    private static final int CHUNK = 512;

    private final ForecastSettings settings;
    private transient ValueState<ForecastPriceState> states;
    private transient ValueState<Boolean> selectionDue;
    private transient Set<String> changed;
    private transient Set<String> waiting;
    private transient Optional<LoadedNetwork> network;
    private transient PriceForecaster forecaster;
    private transient boolean announced;
    private transient Counter selections;
    private transient Counter forecasts;

    PriceForecastOperator(ForecastSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open() throws Exception {
        super.open();
        states = getRuntimeContext().getState(AvroTypes.state("price-series", ForecastPriceState.class));
        selectionDue = getRuntimeContext().getState(new ValueStateDescriptor<>(SELECTION_DUE, Types.BOOLEAN));
        changed = new LinkedHashSet<>();
        waiting = new LinkedHashSet<>();
        try (Stream<String> due = this.<String>getKeyedStateBackend().getKeys(SELECTION_DUE, VoidNamespace.INSTANCE)) {
            due.forEach(waiting::add);
        }
        network = LoadedNetwork.load(settings);
        forecaster = new PriceForecaster(network.map(LoadedNetwork::forecaster));
        selections = getMetricGroup().counter("modelSelections");
        forecasts = getMetricGroup().counter("forecasts");
        getMetricGroup().gauge("seriesWaitingForSelection", () -> waiting.size());
    }

    @Override
    public void close() throws Exception {
        if (network != null) {
            network.ifPresent(LoadedNetwork::close);
        }
        super.close();
    }

    @Override
    public void processElement(StreamRecord<PriceObservation> element) throws Exception {
        PriceObservation price = element.getValue();
        ForecastPriceState state = stateFor(price);
        PriceHistory before = PriceStates.history(state);
        ObservedPrice observed = PriceStates.observed(price);
        PriceHistory after = price.getRetracted() ? before.without(observed.observation()) : before.with(observed);
        if (after.equals(before)) {
            return;
        }
        PriceStates.keep(state, after);
        if (observed.occurredAt() >= state.getOccurredAt()) {
            state.setOccurredAt(observed.occurredAt());
            state.setName(price.getName());
            state.setCategoryId(price.getCategoryId());
        }
        state.setRecordedAt(Math.max(
                state.getRecordedAt(), PriceStates.micros(price.getEnvelope().getRecordedAt())));
        states.update(state);
        String key = (String) getCurrentKey();
        if (!before.isEmpty() && observed.day() < before.last().day()) {
            // a closed day changed, which the models' states have in them already
            wait(key);
        }
        changed.add(key);
    }

    private ForecastPriceState stateFor(PriceObservation price) throws Exception {
        ForecastPriceState state = states.value();
        if (state == null) {
            return PriceStates.begin(price);
        }
        if (!state.getCurrency().equals(price.getPrice().getCurrency())) {
            ForecastPriceState anew = PriceStates.begin(price);
            anew.setRevision(state.getRevision());
            return anew;
        }
        return state;
    }

    private void wait(String key) throws Exception {
        selectionDue.update(true);
        waiting.add(key);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        answer(settings.selectionsPerCheckpoint());
    }

    @Override
    public void endInput() throws Exception {
        answer(Integer.MAX_VALUE);
        // series whose turn to choose came up just now
        answer(Integer.MAX_VALUE);
    }

    private void answer(int budget) throws Exception {
        announce();
        Set<String> choosing = new LinkedHashSet<>();
        Iterator<String> queue = waiting.iterator();
        while (queue.hasNext() && choosing.size() < budget) {
            choosing.add(queue.next());
            queue.remove();
        }
        Set<String> answering = new LinkedHashSet<>(choosing);
        answering.addAll(changed);
        changed.clear();
        List<Pending> pending = new ArrayList<>(Math.min(CHUNK, answering.size()));
        for (String key : answering) {
            setCurrentKey(key);
            prepare(key, choosing.contains(key)).ifPresent(pending::add);
            if (pending.size() == CHUNK) {
                emit(pending);
                pending.clear();
            }
        }
        emit(pending);
    }

    /** A series about to be answered. */
    private record Pending(String key, ForecastPriceState state, Question question) {}

    /** Brings the models of the current key up to its newest day; nothing if all its observations were taken back. */
    private Optional<Pending> prepare(String key, boolean choose) throws Exception {
        ForecastPriceState state = states.value();
        PriceHistory history = PriceStates.history(state);
        if (history.isEmpty()) {
            selectionDue.clear();
            return Optional.empty();
        }
        PriceTrack track = history.track(Currencies.exponent(state.getCurrency()));
        Selection selection;
        if (choose) {
            selection = forecaster.select(track);
            selectionDue.clear();
            selections.inc();
        } else {
            selection = PriceStates.selection(state)
                    .filter(known -> known.reaches(track))
                    .map(known -> known.advance(track))
                    .orElseGet(() -> forecaster.begin(track));
            if (selection.isDue(track) && forecaster.needsTrials(track)) {
                wait(key);
            } else if (selection.isDue(track)) {
                selection = forecaster.select(track);
            }
        }
        return Optional.of(new Pending(key, state, new Question(track, selection)));
    }

    private void emit(List<Pending> pending) throws Exception {
        List<PriceForecast> answers =
                forecaster.forecast(pending.stream().map(Pending::question).toList());
        for (int i = 0; i < answers.size(); i++) {
            Pending series = pending.get(i);
            ForecastPriceState state = series.state();
            state.setRevision(state.getRevision() + 1);
            PriceStates.keep(state, series.question().selection());
            setCurrentKey(series.key());
            states.update(state);
            output.collect(new StreamRecord<>(ForecastEvents.of(
                    state, series.question().track(), series.question().selection(), answers.get(i))));
        }
        forecasts.inc(answers.size());
    }

    /** Says once after each start which network takes part; saying it again changes nothing for readers. */
    private void announce() {
        if (!announced && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            network.ifPresent(loaded -> output.collect(
                    MODEL_VERSIONS,
                    new StreamRecord<>(ModelVersions.of(loaded.metadata(), loaded.source(), List.of("champion")))));
        }
        announced = true;
    }
}
