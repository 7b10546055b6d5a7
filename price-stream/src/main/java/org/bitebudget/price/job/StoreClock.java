package org.bitebudget.price.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.StoreDay;
import org.bitebudget.state.WatchNotice;

/** The newest day of a store; tells all its buckets when it moves. It never goes back. */
final class StoreClock extends KeyedProcessFunction<String, StoreDay, WatchNotice> {

    private transient ValueState<StoreDay> newest;
    private transient Buckets buckets;

    @Override
    public void open(OpenContext context) {
        newest = getRuntimeContext().getState(AvroTypes.state("newest-day", StoreDay.class));
        buckets = new Buckets();
    }

    @Override
    public void processElement(StoreDay day, Context context, Collector<WatchNotice> out) throws Exception {
        StoreDay known = newest.value();
        if (known != null && known.getEpochDay() >= day.getEpochDay()) {
            return;
        }
        newest.update(day);
        for (int bucket = 0; bucket < Buckets.PER_STORE; bucket++) {
            out.collect(new WatchNotice(buckets.of(day.getStore(), bucket), day.getEpochDay(), null));
        }
    }
}
