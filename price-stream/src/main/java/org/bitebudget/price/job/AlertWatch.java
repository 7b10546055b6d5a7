package org.bitebudget.price.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.price.domain.PriceDropDetector;
import org.bitebudget.price.domain.PriceStep;
import org.bitebudget.state.PriceMove;
import org.bitebudget.state.PriceRules;

/** Alerts the households whose rules a move of a product's price crosses. Counter: {@code priceAlerts}. */
final class AlertWatch extends KeyedCoProcessFunction<String, PriceMove, PriceAlertRule, PriceAlert> {

    private transient ValueState<PriceRules> rules;
    private transient Counter fired;

    @Override
    public void open(OpenContext context) {
        rules = getRuntimeContext().getState(AvroTypes.state("rules", PriceRules.class));
        fired = getRuntimeContext().getMetricGroup().counter("priceAlerts");
    }

    @Override
    public void processElement1(PriceMove move, Context context, Collector<PriceAlert> out) throws Exception {
        PriceStep step = PriceMoves.toDomain(move);
        for (PriceAlertRule rule : watching()) {
            boolean crossed = !PriceDropDetector.crossed(
                            step, AlertRules.toDomain(rule).stream().toList())
                    .isEmpty();
            if (crossed) {
                fired.inc();
                out.collect(PriceAlerts.of(rule, step, move));
            }
        }
    }

    @Override
    public void processElement2(PriceAlertRule rule, Context context, Collector<PriceAlert> out) throws Exception {
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
}
