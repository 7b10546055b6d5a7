package org.bitebudget.ocr.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.bitebudget.ocr.domain.product.StoreCatalogue;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.CatalogueEntry;

/**
 * The stores' catalogues, indexed when a receipt of the store comes and again when enough has changed. The indexes of the
 * stores used last are kept; of a catalogue beyond the limit the first products by number count.
 */
final class Catalogues {

    /** Most products of one store that lines are matched with. */
    static final int MOST_PRODUCTS = 50_000;

    private static final int MOST_STORES = 16;
    private static final double CHANGED_SHARE = 0.02;

    private final ReadOnlyKeyValueStore<String, CatalogueEntry> entries;
    private final CatalogueUpdates updates;
    private final Map<String, Indexed> indexed = new LinkedHashMap<>(MOST_STORES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Indexed> eldest) {
            return size() > MOST_STORES;
        }
    };

    private record Indexed(StoreCatalogue catalogue, long changes) {

        boolean isOutdated(long now) {
            return now - changes > CHANGED_SHARE * catalogue.size();
        }
    }

    Catalogues(ReadOnlyKeyValueStore<String, CatalogueEntry> entries, CatalogueUpdates updates) {
        this.entries = entries;
        this.updates = updates;
    }

    /** The catalogue of a store; none where no feed lists its products. */
    Optional<StoreCatalogue> of(String store) {
        long changes = updates.changes(store);
        Indexed known = indexed.get(store);
        if (known == null || known.isOutdated(changes)) {
            known = new Indexed(new StoreCatalogue(read(store)), changes);
            indexed.put(store, known);
        }
        return Optional.of(known.catalogue()).filter(catalogue -> catalogue.size() > 0);
    }

    private List<StoreCatalogue.Entry> read(String store) {
        List<StoreCatalogue.Entry> read = new ArrayList<>();
        String prefix = Keys.join(store) + Keys.SEPARATOR;
        try (KeyValueIterator<String, CatalogueEntry> found = entries.prefixScan(prefix, new StringSerializer())) {
            while (found.hasNext() && read.size() < MOST_PRODUCTS) {
                KeyValue<String, CatalogueEntry> next = found.next();
                CatalogueEntry entry = next.value;
                read.add(new StoreCatalogue.Entry(
                        Keys.split(next.key).get(1),
                        entry.getName(),
                        entry.getSize(),
                        entry.getCategoryId(),
                        entry.getCanonicalProductId()));
            }
        }
        return read;
    }
}
