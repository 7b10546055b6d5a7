package org.bitebudget.ml.recommend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ml.domain.recommend.Assortment;
import org.bitebudget.ml.domain.recommend.Basket;
import org.bitebudget.ml.domain.recommend.Product;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.platform.kafka.TopicReader;
import org.bitebudget.schema.Topics;

/**
 * The households of an installation as shoppers to learn from: their receipts as they hold now, oldest first. Products and shoppers are in an order
 * that doesn't depend on the order of the topic.
 *
 * @param assortment the products by number
 * @param shoppers without a known next basket: the newest of each is held back by whoever learns
 */
public record ReceiptShoppers(Assortment assortment, List<Shopper> shoppers) {

    /** Reads the topic to its end. */
    public static ReceiptShoppers read(String bootstrap, RegistrySettings registry) {
        AvroCodec<ReceiptReading> codec = AvroCodec.of(registry, Topics.RECEIPT_READINGS);
        Map<String, ReceiptReading> newest = new HashMap<>();
        TopicReader.readAll(bootstrap, Topics.RECEIPT_READINGS.name(), message -> take(message, codec, newest));
        return of(List.copyOf(newest.values()));
    }

    /** The households behind readings, one a receipt. */
    static ReceiptShoppers of(List<ReceiptReading> readings) {
        Map<String, Map<String, BoughtReceipt>> receipts = new TreeMap<>();
        for (ReceiptReading reading : readings) {
            BoughtReceipt.of(reading)
                    .ifPresent(bought -> receipts.computeIfAbsent(reading.getHousehold(), household -> new TreeMap<>())
                            .put("%020d|%s".formatted(bought.until(), reading.getReceiptId()), bought));
        }
        Map<String, Product> products = new TreeMap<>();
        receipts.values().forEach(all -> all.values().forEach(receipt -> receipt.lines()
                .forEach(line -> products.put(line.product().id(), line.product()))));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        products.keySet().forEach(id -> numbers.put(id, numbers.size()));
        List<Shopper> shoppers = new ArrayList<>();
        receipts.values()
                .forEach(all -> shoppers.add(new Shopper(
                        all.values().stream()
                                .filter(receipt -> !receipt.lines().isEmpty())
                                .map(receipt -> basket(receipt, numbers))
                                .toList(),
                        Optional.empty())));
        return new ReceiptShoppers(new Assortment(List.copyOf(products.values())), shoppers);
    }

    private static Basket basket(BoughtReceipt receipt, Map<String, Integer> numbers) {
        return Basket.of(receipt.lines().stream()
                .mapToInt(line -> numbers.get(line.product().id()))
                .toArray());
    }

    /** Poison is the dead letters' matter and passed over. */
    private static void take(
            ConsumerRecord<byte[], byte[]> record,
            AvroCodec<ReceiptReading> codec,
            Map<String, ReceiptReading> newest) {
        if (record.value() == null) {
            return;
        }
        try {
            ReceiptReading reading = codec.decode(record.value());
            newest.merge(
                    reading.getReceiptId(),
                    reading,
                    (known, other) -> known.getEnvelope().getRevision()
                                    > other.getEnvelope().getRevision()
                            ? known
                            : other);
        } catch (UndecodableRecordException e) {
            System.err.println(record.topic() + " has a record that can't be read at offset " + record.offset());
        }
    }
}
