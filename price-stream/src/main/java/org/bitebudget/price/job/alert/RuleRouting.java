package org.bitebudget.price.job.alert;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.platform.flink.AvroTypes;

/**
 * Passes each new revision of a rule on to the subject it watches, and takes the rule away from the subject it watched
 * before. Older revisions and repetitions end here.
 */
final class RuleRouting extends KeyedProcessFunction<String, PriceAlertRule, PriceAlertRule> {

    private transient ValueState<PriceAlertRule> newest;

    @Override
    public void open(OpenContext context) {
        newest = getRuntimeContext().getState(AvroTypes.state("rule", PriceAlertRule.class));
    }

    @Override
    public void processElement(PriceAlertRule rule, Context context, Collector<PriceAlertRule> out) throws Exception {
        PriceAlertRule known = newest.value();
        if (known != null
                && known.getEnvelope().getRevision() >= rule.getEnvelope().getRevision()) {
            return;
        }
        newest.update(rule);
        if (known != null && !Subjects.of(known).equals(Subjects.of(rule))) {
            out.collect(PriceAlertRule.newBuilder(known).setDeleted(true).build());
        }
        out.collect(rule);
    }
}
