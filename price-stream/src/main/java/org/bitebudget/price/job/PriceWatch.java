package org.bitebudget.price.job;

import java.time.Clock;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.EventTimeLag;
import org.bitebudget.price.domain.Arrival;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.PriceDropDetector;
import org.bitebudget.price.domain.PriceHistory;
import org.bitebudget.price.domain.PriceView;
import org.bitebudget.state.PriceMonth;
import org.bitebudget.state.PriceMove;
import org.bitebudget.state.PriceState;
import org.bitebudget.state.ProductSighting;

/**
 * Keeps the history of one product in one store, tells its current price whenever that history changes, and at once the
 * moves that alerts are judged by and the sightings that identities are found by.
 *
 * <p>Counters: {@code lateObservations}, {@code observationsWithoutEffect}, {@code priceConflicts}.
 */
final class PriceWatch extends KeyedProcessFunction<String, PriceObservation, CurrentPrice> {

    static final OutputTag<PriceMove> MOVES = new OutputTag<>("moves", AvroTypes.of(PriceMove.class));
    static final OutputTag<ProductSighting> SIGHTINGS =
            new OutputTag<>("sightings", AvroTypes.of(ProductSighting.class));

    private transient ValueState<PriceState> price;
    private transient MapState<String, PriceMonth> archive;
    private transient ValueState<ProductSighting> sighted;
    private transient Counter late;
    private transient Counter withoutEffect;
    private transient Counter conflicts;
    private transient EventTimeLag lag;

    @Override
    public void open(OpenContext context) {
        price = getRuntimeContext().getState(AvroTypes.state("price", PriceState.class));
        archive = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("archive", Types.STRING, AvroTypes.of(PriceMonth.class)));
        sighted = getRuntimeContext().getState(AvroTypes.state("sighted", ProductSighting.class));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        late = metrics.counter("lateObservations");
        withoutEffect = metrics.counter("observationsWithoutEffect");
        conflicts = metrics.counter("priceConflicts");
        lag = EventTimeLag.register(metrics, Clock.systemUTC());
    }

    @Override
    public void processElement(PriceObservation event, Context context, Collector<CurrentPrice> out) throws Exception {
        PriceState state = price.value();
        PriceHistory history = state == null ? PriceHistory.empty() : HistoryState.toDomain(state);
        Optional<PriceView> before = history.view();

        Observation version = ObservedPrice.toDomain(event);
        Arrival arrival = history.add(version, new StateArchive(archive));
        conflicts.inc(history.conflicts());
        count(arrival);
        if (arrival == Arrival.WITHOUT_EFFECT) {
            return;
        }

        long revision = state == null ? 0 : state.getRevision() + 1;
        price.update(HistoryState.toState(history, revision));
        Optional<PriceView> after = history.view();
        out.collect(CurrentPrices.of(event, after, revision));
        PriceDropDetector.step(version, arrival, before, after)
                .ifPresent(step -> context.output(MOVES, PriceMoves.of(event, step)));
        if (arrival == Arrival.CURRENT) {
            sight(event, context);
        }
        lag.observe(event.getEnvelope().getRecordedAt());
    }

    private void sight(PriceObservation event, Context context) throws Exception {
        ProductSighting known = sighted.value();
        ProductSighting now = Sightings.of(event);
        if (known == null || Sightings.tellsMore(known, now)) {
            sighted.update(now);
            context.output(SIGHTINGS, now);
        }
    }

    private void count(Arrival arrival) {
        switch (arrival) {
            case LATE -> late.inc();
            case WITHOUT_EFFECT -> withoutEffect.inc();
            case CURRENT -> {}
        }
    }
}
