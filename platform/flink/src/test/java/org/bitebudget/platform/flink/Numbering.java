package org.bitebudget.platform.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.Money;

/** Sums the amounts of each currency up, in Avro state; passes them on. */
final class Numbering extends KeyedProcessFunction<String, Money, Money> {

    private transient ValueState<Money> sum;

    @Override
    public void open(OpenContext context) {
        sum = getRuntimeContext().getState(AvroTypes.state("sum", Money.class));
    }

    @Override
    public void processElement(Money amount, Context context, Collector<Money> out) throws Exception {
        Money before = sum.value();
        sum.update(new Money(amount.getMinor() + (before == null ? 0 : before.getMinor()), amount.getCurrency()));
        out.collect(amount);
    }
}
