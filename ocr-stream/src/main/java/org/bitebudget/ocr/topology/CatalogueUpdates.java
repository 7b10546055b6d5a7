package org.bitebudget.ocr.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceSource;
import org.bitebudget.state.CatalogueEntry;

/**
 * Keeps what stores' own feeds call their products. Prices that receipts told are left out: a misread line would
 * otherwise confirm itself.
 */
final class CatalogueUpdates implements ProcessorSupplier<String, CurrentPrice, Void, Void> {

    private final Map<String, LongAdder> changes = new ConcurrentHashMap<>();

    /** How often the catalogue of a store has changed since the app started. */
    long changes(String store) {
        LongAdder count = changes.get(store);
        return count == null ? 0 : count.sum();
    }

    @Override
    public Processor<String, CurrentPrice, Void, Void> get() {
        return new Update();
    }

    private final class Update extends ContextualProcessor<String, CurrentPrice, Void, Void> {

        private KeyValueStore<String, CatalogueEntry> catalogue;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            super.init(context);
            catalogue = context.getStateStore(ReceiptTopology.CATALOGUE);
        }

        @Override
        public void process(Record<String, CurrentPrice> record) {
            CurrentPrice price = record.value();
            if (price == null || price.getSource() != PriceSource.FEED) {
                return;
            }
            CatalogueEntry entry = price.getWithdrawn() ? null : entry(price);
            CatalogueEntry known = catalogue.get(record.key());
            boolean same = known == null ? entry == null : known.equals(entry);
            if (!same) {
                catalogue.put(record.key(), entry);
                changes.computeIfAbsent(price.getStore(), store -> new LongAdder())
                        .increment();
            }
        }
    }

    private static CatalogueEntry entry(CurrentPrice price) {
        return new CatalogueEntry(
                price.getName(), price.getSizeText(), price.getCategoryId(), price.getCanonicalProductId());
    }
}
