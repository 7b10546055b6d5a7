package org.bitebudget.ocr.topology;

import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.ShoppingMatch;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.schema.Topics;
import org.bitebudget.state.ShoppingReceipt;

/**
 * From shopping lists and receipts to what was bought of the lists. Both are keyed and partitioned by household.
 *
 * <pre>
 * shopping.lists.v1 ──┐
 *                     ├─▶ shopping book ──▶ shopping.matches.v1
 * readings as they ───┘   (lists, receipts,
 * hold                     matches)
 * </pre>
 */
final class ShoppingTopology {

    /** Name of the store with the open lists, by household and list. */
    static final String LISTS = "shopping-lists";

    /** Name of the store with the newest receipts, by household and receipt. */
    static final String RECEIPTS = "shopping-receipts";

    /** Name of the store with what was written last, by household, list and receipt. */
    static final String MATCHES = "shopping-matches";

    private ShoppingTopology() {}

    /**
     * Adds the lists' part to a topology.
     *
     * @param readings all readings as they hold, by household and receipt
     * @param model what texts mean; asked for when the first list meets a receipt
     */
    static void add(
            StreamsBuilder builder,
            RegistrySettings registry,
            KStream<String, ReceiptReading> readings,
            Supplier<TextEmbedding> model) {
        ReceiptTopology.store(builder, LISTS, ShoppingList.class, registry);
        ReceiptTopology.store(builder, RECEIPTS, ShoppingReceipt.class, registry);
        ReceiptTopology.store(builder, MATCHES, ShoppingMatch.class, registry);

        ReceiptTopology.source(builder, Topics.SHOPPING_LISTS, registry)
                .merge(
                        readings.mapValues(SpecificRecord.class::cast, Named.as("shopping-readings")),
                        Named.as("lists-and-readings"))
                .process(() -> new ShoppingBook(model), Named.as("keep-the-lists"), LISTS, RECEIPTS, MATCHES)
                .to(Topics.SHOPPING_MATCHES.name(), ReceiptTopology.sink(Topics.SHOPPING_MATCHES, registry));
    }
}
