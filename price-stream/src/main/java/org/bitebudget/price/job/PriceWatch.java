package org.bitebudget.price.job;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.EventTimeLag;
import org.bitebudget.price.domain.Arrival;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.PriceDropDetector;
import org.bitebudget.price.domain.PriceHistory;
import org.bitebudget.price.domain.PriceStep;
import org.bitebudget.price.domain.PriceView;
import org.bitebudget.state.PriceMonth;
import org.bitebudget.state.PriceRules;
import org.bitebudget.state.PriceState;

/**
 * Keeps the history of one product in one store, tells its current price whenever that history changes, and alerts the
 * households whose rules a price step crosses.
 *
 * <p>Counters: {@code lateObservations}, {@code observationsWithoutEffect}, {@code priceConflicts}, {@code priceAlerts}.
 */
final class PriceWatch extends KeyedCoProcessFunction<String, PriceObservation, PriceAlertRule, CurrentPrice> {

    static final OutputTag<PriceAlert> ALERTS = new OutputTag<>("alerts", AvroTypes.of(PriceAlert.class));

    private transient ValueState<PriceState> price;
    private transient MapState<String, PriceMonth> archive;
    private transient ValueState<PriceRules> rules;
    private transient Counter late;
    private transient Counter withoutEffect;
    private transient Counter conflicts;
    private transient Counter fired;
    private transient EventTimeLag lag;

    @Override
    public void open(OpenContext context) {
        price = getRuntimeContext().getState(AvroTypes.state("price", PriceState.class));
        archive = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("archive", Types.STRING, AvroTypes.of(PriceMonth.class)));
        rules = getRuntimeContext().getState(AvroTypes.state("rules", PriceRules.class));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        late = metrics.counter("lateObservations");
        withoutEffect = metrics.counter("observationsWithoutEffect");
        conflicts = metrics.counter("priceConflicts");
        fired = metrics.counter("priceAlerts");
        lag = EventTimeLag.register(metrics, Clock.systemUTC());
    }

    @Override
    public void processElement1(PriceObservation event, Context context, Collector<CurrentPrice> out) throws Exception {
        PriceState state = price.value();
        PriceHistory history = state == null ? PriceHistory.empty() : HistoryState.toDomain(state);
        List<PriceAlertRule> watching = watching();
        Optional<PriceView> before = watching.isEmpty() ? Optional.empty() : history.view();

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
        if (!watching.isEmpty()) {
            PriceDropDetector.step(version, arrival, before, after)
                    .ifPresent(step -> alert(step, event, watching, context));
        }
        lag.observe(event.getEnvelope().getRecordedAt());
    }

    @Override
    public void processElement2(PriceAlertRule rule, Context context, Collector<CurrentPrice> out) throws Exception {
        List<PriceAlertRule> watching = new ArrayList<>(watching());
        watching.removeIf(known -> ProductKey.ofRuleItself(known).equals(ProductKey.ofRuleItself(rule)));
        if (!rule.getDeleted()) {
            watching.add(rule);
        }
        rules.update(watching.isEmpty() ? null : new PriceRules(watching));
    }

    private List<PriceAlertRule> watching() throws Exception {
        PriceRules known = rules.value();
        return known == null ? List.of() : known.getRules();
    }

    private void alert(PriceStep step, PriceObservation event, List<PriceAlertRule> watching, Context context) {
        for (PriceAlertRule rule : watching) {
            boolean crossed = !PriceDropDetector.crossed(
                            step, AlertRules.toDomain(rule).stream().toList())
                    .isEmpty();
            if (crossed) {
                fired.inc();
                context.output(ALERTS, PriceAlerts.of(rule, step, event));
            }
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
