package org.bitebudget.price.job;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.state.StoreDay;
import org.bitebudget.state.WatchedPrice;

/**
 * Passes on what may move a store's clock: a day newer than any this subtask has seen of the store. Remembers nothing
 * over a restart, since the clock itself does.
 */
final class StoreDays extends RichFlatMapFunction<WatchedPrice, StoreDay> {

    private transient Map<String, Integer> newest;

    @Override
    public void open(OpenContext context) {
        newest = new HashMap<>();
    }

    @Override
    public void flatMap(WatchedPrice price, Collector<StoreDay> out) {
        Integer known = newest.get(price.getStore());
        if (known == null || known < price.getEpochDay()) {
            newest.put(price.getStore(), price.getEpochDay());
            out.collect(new StoreDay(price.getStore(), price.getEpochDay()));
        }
    }
}
