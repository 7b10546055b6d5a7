package org.bitebudget.ocr.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptReview;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.AvroSerdes;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.Households;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.bitebudget.state.CatalogueEntry;
import org.bitebudget.state.ReceiptDay;
import org.bitebudget.state.ReceiptState;

/**
 * From recognised text to everything a receipt means. What comes in is keyed by household and receipt, since books are
 * kept by household.
 *
 * <pre>
 * receipt.progress.v1 ────┐                  ┌─▶ receipt.jobs.v1
 * receipt.texts.v1 ───────┼─▶ receipt book ──┼─▶ receipt.readings.v1, receipt.reviews.v1
 * receipt.corrections.v1 ─┘   (receipts,     ├─▶ ledger.entries.v1
 *                              days)         ├─▶ price.observations.v1
 *                               ▲   ▲        └─▶ by print ─▶ product memory ─▶ product.links.v1
 * price.current.v1 ─▶ catalogues┘   └ links ◀─────────────────────────────────────┘
 * </pre>
 */
public final class ReceiptTopology {

    /** Name of the store with what is known of each receipt, by household and receipt. */
    public static final String RECEIPTS = "household-receipts";

    /** Name of the store with the receipts of each household's day. */
    public static final String DAYS = "household-days";

    /** Name of the global store with what households say that stores' texts mean, by store and text. */
    public static final String LINKS = "product-links";

    /** Name of the global store with what stores' feeds call their products, by store and product. */
    public static final String CATALOGUE = "store-catalogues";

    /** Name of the store in which choices of households come together, by store and text. */
    public static final String MEMORIES = "print-memories";

    /** Topics that global stores read; what they are written from is checked by the apps that write them. */
    static final Set<String> GLOBAL = Set.of(Topics.PRODUCT_LINKS.name(), Topics.PRICE_CURRENT.name());

    private ReceiptTopology() {}

    /**
     * The topology, with codecs over the given registry and seals by the given keys.
     *
     * @param householdCurrency currency of receipts that print none, of households that name none
     * @param model what texts mean; asked for when the first shopping list meets a receipt
     */
    public static Topology build(
            RegistrySettings registry, Sealer sealer, String householdCurrency, Supplier<TextEmbedding> model) {
        StreamsBuilder builder = new StreamsBuilder();
        ShoppingTopology.add(builder, registry, readings(builder, registry, sealer, householdCurrency), model);
        return builder.build();
    }

    /** The receipts' part of the topology; what it gives are all readings as they hold, by household and receipt. */
    static KStream<String, ReceiptReading> readings(
            StreamsBuilder builder, RegistrySettings registry, Sealer sealer, String householdCurrency) {
        store(builder, RECEIPTS, ReceiptState.class, registry);
        store(builder, DAYS, ReceiptDay.class, registry);
        store(builder, MEMORIES, ProductLink.class, registry);
        CatalogueUpdates updates = known(builder, registry);

        KStream<String, SpecificRecord> steps = source(builder, Topics.RECEIPT_PROGRESS, registry)
                .merge(source(builder, Topics.RECEIPT_TEXTS, registry), Named.as("progress-and-texts"))
                .merge(source(builder, Topics.RECEIPT_CORRECTIONS, registry), Named.as("and-corrections"));

        KStream<String, ReceiptOutcome> outcomes = steps.processValues(
                () -> new ReceiptBook(sealer, householdCurrency, updates), Named.as("keep-the-book"), RECEIPTS, DAYS);

        outcomes.flatMapValues(outcome -> outcome.of(ReceiptJob.class), Named.as("jobs"))
                .selectKey((key, job) -> job.getReceiptId(), Named.as("jobs-by-receipt"))
                .to(Topics.RECEIPT_JOBS.name(), sink(Topics.RECEIPT_JOBS, registry));
        KStream<String, ReceiptReading> readings =
                outcomes.flatMapValues(outcome -> outcome.of(ReceiptReading.class), Named.as("readings"));
        readings.selectKey((key, reading) -> reading.getReceiptId(), Named.as("readings-by-receipt"))
                .to(Topics.RECEIPT_READINGS.name(), sink(Topics.RECEIPT_READINGS, registry));
        outcomes.flatMapValues(outcome -> outcome.of(LedgerEntry.class), Named.as("entries"))
                .to(Topics.LEDGER_ENTRIES.name(), sink(Topics.LEDGER_ENTRIES, registry));
        outcomes.flatMapValues(outcome -> outcome.of(PriceObservation.class), Named.as("observations"))
                .selectKey(
                        (key, price) -> Keys.join(price.getStore(), price.getProduct()),
                        Named.as("observations-by-product"))
                .to(Topics.PRICE_OBSERVATIONS.name(), sink(Topics.PRICE_OBSERVATIONS, registry));
        outcomes.flatMapValues(outcome -> outcome.of(ReceiptReview.class), Named.as("reviews"))
                .to(Topics.RECEIPT_REVIEWS.name(), sink(Topics.RECEIPT_REVIEWS, registry));
        outcomes.flatMapValues(outcome -> outcome.of(ProductLink.class), Named.as("choices"))
                .selectKey((key, choice) -> Keys.join(choice.getStore(), choice.getPrinted()), Named.as("by-print"))
                .repartition(Repartitioned.with(Serdes.String(), AvroSerdes.of(registry, Topics.PRODUCT_LINKS))
                        .withName("choices-by-print"))
                .processValues(ProductMemory::new, Named.as("remember-choices"), MEMORIES)
                .to(Topics.PRODUCT_LINKS.name(), sink(Topics.PRODUCT_LINKS, registry));
        return readings;
    }

    /** What lines are understood by: the products of the stores' feeds, and what households said before. */
    private static CatalogueUpdates known(StreamsBuilder builder, RegistrySettings registry) {
        CatalogueUpdates updates = new CatalogueUpdates();
        builder.globalTable(
                Topics.PRODUCT_LINKS.name(),
                Consumed.with(Serdes.String(), AvroSerdes.of(registry, Topics.PRODUCT_LINKS)),
                Materialized.as(LINKS));
        builder.addGlobalStore(
                storeBuilder(CATALOGUE, CatalogueEntry.class, registry).withLoggingDisabled(),
                Topics.PRICE_CURRENT.name(),
                Consumed.with(Serdes.String(), AvroSerdes.of(registry, Topics.PRICE_CURRENT)),
                updates);
        return updates;
    }

    static <V extends SpecificRecord> void store(
            StreamsBuilder builder, String name, Class<V> type, RegistrySettings registry) {
        builder.addStateStore(storeBuilder(name, type, registry));
    }

    private static <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> storeBuilder(
            String name, Class<V> type, RegistrySettings registry) {
        AvroCodec<V> codec = AvroCodec.of(registry, "ocr-stream-" + name + "-changelog-value", type);
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), AvroSerdes.of(codec));
    }

    static <V extends SpecificRecord> KStream<String, SpecificRecord> source(
            StreamsBuilder builder, Topic<V> topic, RegistrySettings registry) {
        return builder.stream(
                        topic.name(),
                        Consumed.with(Serdes.String(), AvroSerdes.of(registry, topic))
                                .withName("from-" + topic.name()))
                .mapValues(SpecificRecord.class::cast, Named.as("step-of-" + topic.name()));
    }

    static <V extends SpecificRecord> Produced<String, V> sink(Topic<V> topic, RegistrySettings registry) {
        Produced<String, V> sink = Produced.with(Serdes.String(), AvroSerdes.of(registry, topic));
        return topic.partitioning() == Topic.Partitioning.FIRST_PART
                ? sink.withStreamPartitioner((name, key, value, partitions) -> Optional.of(
                                Set.of(Households.partition(key.getBytes(StandardCharsets.UTF_8), partitions))))
                        .withName("to-" + topic.name())
                : sink.withName("to-" + topic.name());
    }
}
