package org.bitebudget.gateway.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.Envelope;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;

/** The topics that commands write to, with their codecs. */
final class CommandTopics {

    private static final List<Topic<?>> ALL = List.of(
            Topics.RECEIPT_IMAGES,
            Topics.RECEIPT_CORRECTIONS,
            Topics.LEDGER_ENTRIES,
            Topics.BUDGET_PLAN_CHANGES,
            Topics.BUDGET_DECISIONS,
            Topics.FX_RATES,
            Topics.WEATHER_OBSERVATIONS,
            Topics.PRICE_ALERT_RULES,
            Topics.PRODUCT_IDENTITY_DECISIONS,
            Topics.SHOPPING_LISTS,
            Topics.HOUSEHOLD_AIMS,
            Topics.APP_EVENTS,
            Topics.APP_CONSENTS,
            Topics.RECOMMENDATION_EXPOSURES);

    /** Topics on which records of one key are about several subjects. */
    private static final Set<String> SEVERAL_BY_KEY =
            Set.of(Topics.RECEIPT_CORRECTIONS.name(), Topics.RECOMMENDATION_EXPOSURES.name());

    private final Map<String, AvroCodec<? extends SpecificRecord>> codecs;

    CommandTopics(RegistrySettings registry) {
        this.codecs = ALL.stream().collect(Collectors.toMap(Topic::name, topic -> AvroCodec.of(registry, topic)));
    }

    static List<String> names() {
        return ALL.stream().map(Topic::name).toList();
    }

    @SuppressWarnings("unchecked") // the map was filled from typed topics
    <T extends SpecificRecord> AvroCodec<T> codec(Topic<T> topic) {
        return (AvroCodec<T>) codecs.get(topic.name());
    }

    /** A framed event's envelope; empty if it cannot be decoded. */
    Optional<Envelope> envelope(String topic, byte[] framed) {
        try {
            return Optional.of(envelope(codecs.get(topic).decode(framed)));
        } catch (UndecodableRecordException e) {
            return Optional.empty();
        }
    }

    /** Every event starts with its envelope. */
    static Envelope envelope(SpecificRecord event) {
        return (Envelope) event.get(0);
    }

    /** Name of what an event is about within its topic: the record's key, to which some add which one it is. */
    static String subject(String topic, String key, Envelope envelope) {
        return SEVERAL_BY_KEY.contains(topic) ? key + Keys.SEPARATOR + envelope.getSubjectId() : key;
    }
}
