package org.bitebudget.stack.check;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.budget.job.BudgetRecomputation;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.Redistribution;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.bitebudget.stack.topics.Cluster;

/**
 * Reads what {@link Conservation} compares from the topics.
 *
 * @param cluster the brokers
 * @param registry the registry
 */
record ConservationReader(Cluster cluster, RegistrySettings registry) {

    /** @param household whose money; of all households if empty */
    Conservation read(Optional<String> household) {
        BudgetRecomputation recomputation = new BudgetRecomputation();
        Map<String, LedgerEntry> ledger = new LinkedHashMap<>();
        forEach(Topics.LEDGER_ENTRIES, LedgerEntry::getHousehold, household, (key, entry) -> {
            recomputation.add(entry);
            ledger.merge(key, entry, ConservationReader::newer);
        });
        forEach(
                Topics.BUDGET_PLAN_CHANGES,
                PlanChange::getHousehold,
                household,
                (key, plan) -> recomputation.add(plan));
        forEach(Topics.HOUSEHOLD_AIMS, HouseholdAim::getHousehold, household, (key, aim) -> recomputation.add(aim));
        forEach(Topics.FX_RATES, rate -> "", Optional.empty(), (key, rate) -> recomputation.add(rate));
        forEach(
                Topics.BUDGET_DECISIONS,
                BudgetDecision::getHousehold,
                household,
                (key, decision) -> recomputation.add(decision));
        forEach(
                Topics.BUDGET_REDISTRIBUTIONS,
                Redistribution::getHousehold,
                household,
                (key, moved) -> recomputation.add(moved));
        Map<String, BudgetMonth> months = newest(Topics.BUDGET_MONTHS, BudgetMonth::getHousehold, household);
        months.values().forEach(recomputation::addPublished);
        return new Conservation(
                ledger.values(),
                newest(Topics.RECEIPT_READINGS, ReceiptReading::getHousehold, household)
                        .values(),
                months.values(),
                recomputation.violations());
    }

    /** The highest revision under each key. */
    private <V extends SpecificRecord> Map<String, V> newest(
            Topic<V> topic, Function<V, String> owner, Optional<String> household) {
        Map<String, V> newest = new LinkedHashMap<>();
        read(
                topic,
                owner,
                household,
                (key, event) -> newest.merge(key, event, ConservationReader::newer),
                newest::remove);
        return newest;
    }

    private <V extends SpecificRecord> void forEach(
            Topic<V> topic, Function<V, String> owner, Optional<String> household, BiConsumer<String, V> action) {
        read(topic, owner, household, action, key -> {});
    }

    /** Every event of the household and every key that was taken back; poison, which belongs to the dead letters, is passed over. */
    private <V extends SpecificRecord> void read(
            Topic<V> topic,
            Function<V, String> owner,
            Optional<String> household,
            BiConsumer<String, V> action,
            Consumer<String> takenBack) {
        AvroCodec<V> codec = AvroCodec.of(registry, topic);
        cluster.readAll(topic.name(), record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                takenBack.accept(key);
                return;
            }
            try {
                V event = codec.decode(record.value());
                if (household.isEmpty() || household.get().equals(owner.apply(event))) {
                    action.accept(key, event);
                }
            } catch (UndecodableRecordException e) {
                System.err.println(topic.name() + " has a record that can't be read at offset " + record.offset());
            }
        });
    }

    private static <V extends SpecificRecord> V newer(V held, V next) {
        return revision(next) >= revision(held) ? next : held;
    }

    private static long revision(SpecificRecord event) {
        Object envelope = event.get(event.getSchema().getField("envelope").pos());
        return ((Envelope) envelope).getRevision();
    }
}
