package org.bitebudget.ocr.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.ShoppingMatch;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.ShoppingLine;
import org.bitebudget.state.ShoppingReceipt;

/**
 * Keeps each household's open lists and newest receipts, and holds every list against every receipt of its day or later
 * whenever one of them changes. What has left the book by its age stays as it was written.
 */
final class ShoppingBook extends ContextualProcessor<String, SpecificRecord, String, ShoppingMatch> {

    /** Receipts of a household that lists are held against: the newest. */
    static final int MOST_RECEIPTS = 20;

    /** Lists of a household that receipts are held against: the newest. */
    static final int MOST_LISTS = 20;

    private final Supplier<TextEmbedding> model;
    private KeyValueStore<String, ShoppingList> lists;
    private KeyValueStore<String, ShoppingReceipt> receipts;
    private KeyValueStore<String, ShoppingMatch> matches;
    private ShoppingMatches matching;

    ShoppingBook(Supplier<TextEmbedding> model) {
        this.model = model;
    }

    @Override
    public void init(ProcessorContext<String, ShoppingMatch> context) {
        super.init(context);
        lists = context.getStateStore(ShoppingTopology.LISTS);
        receipts = context.getStateStore(ShoppingTopology.RECEIPTS);
        matches = context.getStateStore(ShoppingTopology.MATCHES);
        matching = new ShoppingMatches(model);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (record.value() instanceof ShoppingList list) {
            requireKey(record, Keys.join(list.getHousehold(), list.getListId()));
            take(list, record);
        } else if (record.value() instanceof ReceiptReading reading) {
            take(reading, record);
        } else {
            throw new IllegalArgumentException("neither a shopping list nor a reading");
        }
    }

    private static void requireKey(Record<String, SpecificRecord> record, String key) {
        if (!key.equals(record.key())) {
            throw new IllegalArgumentException("the key names another household or list than the event");
        }
    }

    private void take(ShoppingList list, Record<String, SpecificRecord> record) {
        ShoppingList known = lists.get(record.key());
        if (known != null
                && known.getEnvelope().getRevision() >= list.getEnvelope().getRevision()) {
            return;
        }
        String household = Keys.join(list.getHousehold()) + Keys.SEPARATOR;
        if (list.getDeleted()) {
            lists.delete(record.key());
            within(matches, record.key() + Keys.SEPARATOR).forEach(match -> takeBack(match, record));
            return;
        }
        lists.put(record.key(), list);
        forget(oldest(
                within(lists, household),
                MOST_LISTS,
                Comparator.comparing(ShoppingList::getCreatedAt).thenComparing(ShoppingList::getListId)));
        if (lists.get(record.key()) != null) {
            within(receipts, household).forEach(receipt -> hold(list, receipt, record));
        }
    }

    private void take(ReceiptReading reading, Record<String, SpecificRecord> record) {
        ShoppingReceipt known = receipts.get(record.key());
        if (known != null && known.getReadingRevision() >= reading.getEnvelope().getRevision()) {
            return;
        }
        String household = Keys.join(reading.getHousehold()) + Keys.SEPARATOR;
        List<ShoppingList> open = within(lists, household);
        if (reading.getDuplicateOf() != null || reading.getDate() == null) {
            receipts.delete(record.key());
            open.forEach(list -> takeBack(list, reading.getReceiptId(), record));
            return;
        }
        ShoppingReceipt receipt = receipt(reading);
        receipts.put(record.key(), receipt);
        forgetReceipts(
                reading.getHousehold(),
                oldest(
                        within(receipts, household),
                        MOST_RECEIPTS,
                        Comparator.comparing(ShoppingReceipt::getDate).thenComparing(ShoppingReceipt::getReceiptId)));
        if (receipts.get(record.key()) != null) {
            open.forEach(list -> hold(list, receipt, record));
        }
    }

    private void hold(ShoppingList list, ShoppingReceipt receipt, Record<String, SpecificRecord> record) {
        LocalDate started = LocalDate.ofInstant(list.getCreatedAt(), ZoneId.of(receipt.getZone()));
        if (receipt.getDate().isBefore(started)) {
            takeBack(list, receipt.getReceiptId(), record);
            return;
        }
        ShoppingMatch match = matching.match(list, receipt, Instant.ofEpochMilli(record.timestamp()));
        if (match.getBought().isEmpty()) {
            takeBack(list, receipt.getReceiptId(), record);
            return;
        }
        String key = key(match);
        ShoppingMatch known = matches.get(key);
        boolean isNews = known == null
                || !known.getBought().equals(match.getBought())
                || !known.getMissing().equals(match.getMissing())
                || !known.getExtra().equals(match.getExtra());
        if (isNews) {
            matches.put(key, match);
            context().forward(record.withKey(key).withValue(match));
        }
    }

    private void takeBack(ShoppingList list, String receiptId, Record<String, SpecificRecord> record) {
        ShoppingMatch known = matches.get(Keys.join(list.getHousehold(), list.getListId(), receiptId));
        if (known != null) {
            takeBack(known, record);
        }
    }

    private void takeBack(ShoppingMatch match, Record<String, SpecificRecord> record) {
        matches.delete(key(match));
        context().forward(record.withKey(key(match)).withValue(null));
    }

    private void forget(List<ShoppingList> old) {
        for (ShoppingList list : old) {
            String key = Keys.join(list.getHousehold(), list.getListId());
            lists.delete(key);
            within(matches, key + Keys.SEPARATOR).forEach(match -> matches.delete(key(match)));
        }
    }

    private void forgetReceipts(String household, List<ShoppingReceipt> old) {
        List<ShoppingList> open = within(lists, Keys.join(household) + Keys.SEPARATOR);
        for (ShoppingReceipt receipt : old) {
            receipts.delete(Keys.join(household, receipt.getReceiptId()));
            open.forEach(list -> matches.delete(Keys.join(household, list.getListId(), receipt.getReceiptId())));
        }
    }

    /** Those beyond the newest so many. */
    private static <T> List<T> oldest(List<T> all, int most, Comparator<T> byAge) {
        return all.stream().sorted(byAge).limit(Math.max(0, all.size() - most)).toList();
    }

    private static String key(ShoppingMatch match) {
        return Keys.join(match.getHousehold(), match.getListId(), match.getReceiptId());
    }

    private static <V> List<V> within(KeyValueStore<String, V> store, String prefix) {
        List<V> found = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    /** Lines that give money back buy nothing. */
    private static ShoppingReceipt receipt(ReceiptReading reading) {
        return ShoppingReceipt.newBuilder()
                .setReceiptId(reading.getReceiptId())
                .setReadingRevision(reading.getEnvelope().getRevision())
                .setDate(reading.getDate().getValue())
                .setZone(reading.getZone())
                .setLines(reading.getLines().stream()
                        .filter(line -> line.getTotal().getMinor() >= 0)
                        .map(line -> new ShoppingLine(line.getLineNo(), line.getName(), line.getCategoryId()))
                        .toList())
                .build();
    }
}
