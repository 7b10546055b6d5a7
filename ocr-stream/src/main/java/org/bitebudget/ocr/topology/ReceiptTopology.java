package org.bitebudget.ocr.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.AvroSerdes;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.Households;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.bitebudget.state.ReceiptState;

/**
 * From recognised text to everything a receipt means. What comes in is keyed by household and receipt, since books are
 * kept by household.
 *
 * <pre>
 * receipt.progress.v1 ─┐                        ┌─▶ receipt.jobs.v1
 *                      ├─▶ household-receipts ──┼─▶ receipt.readings.v1
 * receipt.texts.v1 ────┘   (store)              ├─▶ ledger.entries.v1
 *                                               └─▶ price.observations.v1
 * </pre>
 */
public final class ReceiptTopology {

    /** Name of the store with what is known of each receipt, by household and receipt. */
    public static final String RECEIPTS = "household-receipts";

    private ReceiptTopology() {}

    /**
     * The topology, with codecs over the given registry and seals by the given keys.
     *
     * @param householdCurrency currency of receipts that print none, of households that name none
     */
    public static Topology build(RegistrySettings registry, Sealer sealer, String householdCurrency) {
        StreamsBuilder builder = new StreamsBuilder();
        readings(builder, registry, sealer, householdCurrency);
        return builder.build();
    }

    /** The receipts' part of the topology; what it gives are all readings as they hold, by household and receipt. */
    static KStream<String, ReceiptReading> readings(
            StreamsBuilder builder, RegistrySettings registry, Sealer sealer, String householdCurrency) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(RECEIPTS),
                Serdes.String(),
                AvroSerdes.of(
                        AvroCodec.of(registry, "ocr-stream-" + RECEIPTS + "-changelog-value", ReceiptState.class))));

        KStream<String, SpecificRecord> steps = source(builder, Topics.RECEIPT_PROGRESS, registry)
                .merge(source(builder, Topics.RECEIPT_TEXTS, registry), Named.as("progress-and-texts"));

        KStream<String, ReceiptOutcome> outcomes = steps.processValues(
                () -> new ReceiptBook(sealer, householdCurrency), Named.as("keep-the-book"), RECEIPTS);

        outcomes.flatMapValues(ReceiptOutcome::jobs, Named.as("jobs"))
                .selectKey((key, job) -> job.getReceiptId(), Named.as("jobs-by-receipt"))
                .to(Topics.RECEIPT_JOBS.name(), sink(Topics.RECEIPT_JOBS, registry));
        KStream<String, ReceiptReading> readings =
                outcomes.flatMapValues(ReceiptOutcome::readings, Named.as("readings"));
        readings.selectKey((key, reading) -> reading.getReceiptId(), Named.as("readings-by-receipt"))
                .to(Topics.RECEIPT_READINGS.name(), sink(Topics.RECEIPT_READINGS, registry));
        outcomes.flatMapValues(ReceiptOutcome::entries, Named.as("entries"))
                .to(Topics.LEDGER_ENTRIES.name(), sink(Topics.LEDGER_ENTRIES, registry));
        outcomes.flatMapValues(ReceiptOutcome::observations, Named.as("observations"))
                .selectKey(
                        (key, price) -> Keys.join(price.getStore(), price.getProduct()),
                        Named.as("observations-by-product"))
                .to(Topics.PRICE_OBSERVATIONS.name(), sink(Topics.PRICE_OBSERVATIONS, registry));
        return readings;
    }

    private static <V extends SpecificRecord> KStream<String, SpecificRecord> source(
            StreamsBuilder builder, Topic<V> topic, RegistrySettings registry) {
        return builder.stream(
                        topic.name(),
                        Consumed.with(Serdes.String(), AvroSerdes.of(registry, topic))
                                .withName("from-" + topic.name()))
                .mapValues(SpecificRecord.class::cast, Named.as("step-of-" + topic.name()));
    }

    private static <V extends SpecificRecord> Produced<String, V> sink(Topic<V> topic, RegistrySettings registry) {
        Produced<String, V> sink = Produced.with(Serdes.String(), AvroSerdes.of(registry, topic));
        return topic.partitioning() == Topic.Partitioning.FIRST_PART
                ? sink.withStreamPartitioner((name, key, value, partitions) -> Optional.of(
                                Set.of(Households.partition(key.getBytes(StandardCharsets.UTF_8), partitions))))
                        .withName("to-" + topic.name())
                : sink.withName("to-" + topic.name());
    }
}
