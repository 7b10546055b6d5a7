package org.bitebudget.ml.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.ml.domain.change.ChangeOutlook;
import org.bitebudget.ml.domain.change.StoreHazards;
import org.bitebudget.ml.domain.lstm.PriceNetworks;
import org.bitebudget.ml.domain.series.History;
import org.bitebudget.ml.domain.series.ModelChoice;
import org.bitebudget.ml.domain.series.Profile;
import org.bitebudget.ml.domain.series.Reason;
import org.bitebudget.ml.domain.series.Score;
import org.bitebudget.ml.domain.series.Selection;
import org.bitebudget.ml.domain.series.SeriesBook;
import org.bitebudget.ml.domain.series.SeriesForecast;
import org.bitebudget.ml.domain.series.SeriesForecaster;
import org.bitebudget.ml.domain.series.SeriesForecaster.Question;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.ForecastScore;
import org.bitebudget.state.ForecastSeriesState;
import org.bitebudget.state.SeriesInput;
import org.bitebudget.state.StoreHazard;

/**
 * Keeps the series of prices, spending and demand, by series id. Inputs wait on the heap; just before a checkpoint each series that something came for is
 * opened, takes all of it, has its models follow step by step, is answered and put away, once: at most one forecast per series and checkpoint, so a feed in
 * bulk costs no more than its last values. A forecast is therefore in the same checkpoint as the inputs behind it, and after a crash both come again or neither.
 *
 * <p>The weather goes to every subtask; when some came, the series that follow it are answered anew.
 *
 * <p>Choosing models is the expensive part and has a budget; series that wait for their turn are answered by the models they have.
 */
@SuppressWarnings("serial") // what isn't transient is the description of an operator
final class ForecastOperator extends AbstractStreamOperator<ForecastSeries>
        implements TwoInputStreamOperator<SeriesInput, WeatherObservation, ForecastSeries> {

    static final OutputTag<ForecastScore> SCORES = new OutputTag<>("scores", AvroTypes.of(ForecastScore.class));

    private static final String SELECTION_DUE = "selection-due";
    /** Series held in memory at once while answering. */
    private static final int CHUNK = 512;
    /** Bounds what waits: some 300 bytes each. */
    private static final int MOST_INPUTS = 50_000;

    private final ForecastSettings settings;
    private transient StoreHazards hazards;
    private transient ListState<StoreHazard> keptHazards;
    private transient KnownWeather weather;
    private transient SeriesStore store;
    private transient ValueState<String> selectionDue;
    private transient Map<String, List<SeriesInput>> inputs;
    private transient int inputsWaiting;
    private transient Map<String, Reason> waiting;
    private transient SelectionBudget budget;
    private transient ServedNetworks networks;
    private transient ModelChoice choice;
    private transient SeriesForecaster forecaster;
    private transient boolean announced;
    private transient ForecastMetrics counts;

    ForecastOperator(ForecastSettings settings) {
        this.settings = settings;
    }

    /** What a store's prices taught is not kept by series: each subtask learns it from its share of the store's products. */
    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        keptHazards = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("store-hazards", AvroTypes.of(StoreHazard.class)));
        hazards = HazardStates.open(keptHazards.get());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        keptHazards.update(HazardStates.kept(hazards));
        weather.keep();
    }

    @Override
    public void open() throws Exception {
        super.open();
        weather = new KnownWeather(getOperatorStateBackend(), settings.weatherPlace());
        store = new SeriesStore(getRuntimeContext(), weather.weather());
        selectionDue = getRuntimeContext().getState(new ValueStateDescriptor<>(SELECTION_DUE, Types.STRING));
        inputs = new LinkedHashMap<>();
        waiting = new LinkedHashMap<>();
        for (String key : keysWith(SELECTION_DUE)) {
            setCurrentKey(key);
            waiting.put(key, Reason.valueOf(selectionDue.value()));
        }
        budget = new SelectionBudget(settings.selectionsPerCheckpoint(), settings.selectionMillis());
        networks = ServedNetworks.of(settings);
        networks.refresh();
        takeUp(networks.networks());
        counts = new ForecastMetrics(getMetricGroup(), () -> waiting.size());
        getMetricGroup().gauge("modelSwitchesRefused", () -> networks.refusals());
    }

    @Override
    public void close() throws Exception {
        if (networks != null) {
            networks.close();
        }
        super.close();
    }

    @Override
    public void processElement1(StreamRecord<SeriesInput> element) throws Exception {
        SeriesInput input = element.getValue();
        inputs.computeIfAbsent(input.getSeriesId(), id -> new ArrayList<>(1)).add(input);
        inputsWaiting++;
        if (inputsWaiting >= MOST_INPUTS) {
            settle();
        }
    }

    @Override
    public void processElement2(StreamRecord<WeatherObservation> element) {
        if (!weather.take(element.getValue())) {
            counts.unusableWeather();
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        budget.begin(System.nanoTime());
        settle();
    }

    @Override
    public void finish() throws Exception {
        budget = new SelectionBudget(Integer.MAX_VALUE, Integer.MAX_VALUE);
        settle();
        super.finish();
    }

    /** Works on all series that something came for, those first whose turn it is to have models chosen. */
    private void settle() throws Exception {
        followModels();
        if (weather.takeFresh()) {
            keysWith(SeriesStore.FOLLOWS_WEATHER).forEach(key -> inputs.computeIfAbsent(key, id -> new ArrayList<>(0)));
        }
        List<Opened> opened = new ArrayList<>(Math.min(CHUNK, inputs.size()));
        Set<String> done = new LinkedHashSet<>();
        List<String> queue = waiting.keySet().stream()
                .limit(settings.selectionsPerCheckpoint())
                .toList();
        for (String key : queue) {
            if (budget.hasRoom()) {
                work(key, inputs.getOrDefault(key, List.of()), opened);
                done.add(key);
            }
        }
        inputs.keySet().removeAll(done);
        for (Map.Entry<String, List<SeriesInput>> series : inputs.entrySet()) {
            work(series.getKey(), series.getValue(), opened);
        }
        answer(opened);
        counts.inputs(inputsWaiting);
        inputs.clear();
        inputsWaiting = 0;
    }

    /** A series about to be answered. */
    private record Opened(
            String key,
            ForecastSeriesState state,
            SeriesBook book,
            Question question,
            Optional<ChangeOutlook> outlook) {}

    private void work(String key, List<SeriesInput> came, List<Opened> opened) throws Exception {
        setCurrentKey(key);
        SeriesStore.Series series = store.open(came);
        SeriesBook book = series.book();
        int taught = book.selection().map(Selection::closedThrough).orElse(Integer.MIN_VALUE);
        Optional<Reason> due =
                book.bringUp(choice, () -> store.chosen(book.history().profile()));
        choose(key, book, due.or(() -> Optional.ofNullable(waiting.get(key))));
        List<Score> scores = book.score();
        if (book.history().isEmpty()) {
            store.put(series);
            return;
        }
        emit(key, series, scores);
        opened.add(new Opened(key, series.state(), book, book.question(key), outlook(key, book, taught)));
        if (opened.size() == CHUNK) {
            answer(opened);
        }
    }

    private Optional<ChangeOutlook> outlook(String key, SeriesBook book, int taught) {
        History history = book.history();
        return history.profile() == Profile.PRICE
                ? Optional.of(hazards.take(Keys.split(key).get(1), history, taught, history.last() - 1))
                : Optional.empty();
    }

    private void choose(String key, SeriesBook book, Optional<Reason> due) throws Exception {
        if (book.history().isEmpty() || due.isEmpty()) {
            rest(key);
            return;
        }
        Reason reason = due.get();
        boolean costs = book.needsTrials(choice);
        if (costs && !budget.hasRoom()) {
            if (waiting.put(key, reason) == null) {
                selectionDue.update(reason.name());
            }
            return;
        }
        if (costs) {
            budget.spend(() -> book.choose(choice, reason));
            counts.selected(reason);
        } else {
            book.choose(choice, reason);
        }
        store.putChosen(book.selection().orElseThrow());
        rest(key);
    }

    private void rest(String key) {
        if (waiting.remove(key) != null) {
            selectionDue.clear();
        }
    }

    private void emit(String key, SeriesStore.Series series, List<Score> scores) {
        Profile profile = series.book().history().profile();
        for (Score score : scores) {
            output.collect(
                    SCORES,
                    new StreamRecord<>(ForecastEvents.score(
                            key, profile, score, series.state().getRevision() + 1)));
        }
        counts.scored(scores.size());
    }

    private void answer(List<Opened> opened) throws Exception {
        List<SeriesForecast> answers =
                forecaster.forecast(opened.stream().map(Opened::question).toList());
        for (int i = 0; i < answers.size(); i++) {
            Opened series = opened.get(i);
            ForecastSeriesState state = series.state();
            state.setRevision(state.getRevision() + 1);
            series.book().answered(answers.get(i));
            setCurrentKey(series.key());
            store.put(new SeriesStore.Series(state, series.book()));
            output.collect(new StreamRecord<>(
                    ForecastEvents.of(series.key(), state, series.book(), answers.get(i), series.outlook())));
            counts.anomalies(series.book().anomaliesFound());
        }
        counts.answered(answers.size());
        opened.clear();
    }

    private List<String> keysWith(String state) {
        try (Stream<String> keys = this.<String>getKeyedStateBackend().getKeys(state, VoidNamespace.INSTANCE)) {
            return keys.toList();
        }
    }

    private void takeUp(PriceNetworks speaking) {
        choice = new ModelChoice(speaking.champion(), weather.weather());
        forecaster = new SeriesForecaster(speaking);
    }

    /** Takes promoted networks into service, and says once after each start and each change which ones take part; saying it again changes nothing. */
    private void followModels() {
        if (networks.refresh()) {
            takeUp(networks.networks());
            announced = false;
        }
        if (!announced && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            networks.announcement()
                    .forEach(version -> output.collect(ModelVersions.OUTPUT, new StreamRecord<>(version)));
        }
        announced = true;
    }
}
