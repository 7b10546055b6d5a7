package org.bitebudget.budget.job;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.function.SerializableFunction;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.platform.flink.DeadLetter;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;

/**
 * Dead letters of what only a household's state can refuse. By then a record's place in its topic is no longer known, so
 * partition and offset are -1; the key leads back to it, since both topics keep their records forever.
 *
 * @param entries encodes a ledger entry as its topic holds it
 * @param decisions encodes a decision as its topic holds it
 */
public record Refusals(
        SerializableFunction<LedgerEntry, byte[]> entries, SerializableFunction<BudgetDecision, byte[]> decisions)
        implements Serializable {

    private static final int UNKNOWN = -1;

    /**
     * An entry in a currency that can't be converted.
     *
     * @param event the entry's event; absent if it came before the plan or rate that has it refused
     * @param currency the month's
     */
    DeadLetter entry(
            String household,
            org.bitebudget.budget.domain.LedgerEntry entry,
            Optional<LedgerEntry> event,
            String currency) {
        return letter(
                Topics.LEDGER_ENTRIES,
                Keys.join(household, entry.entryId()),
                event.map(entries).orElse(null),
                "the entry is in %s, the month in %s, and no rate between them is in force on %s"
                        .formatted(entry.currency(), currency, entry.date()));
    }

    DeadLetter decision(BudgetDecision decision, String message) {
        return letter(
                Topics.BUDGET_DECISIONS,
                Keys.join(decision.getHousehold(), decision.getSuggestionId()),
                decisions.apply(decision),
                message);
    }

    private static DeadLetter letter(Topic<?> topic, String key, byte[] value, String message) {
        return new DeadLetter(
                topic.name(),
                UNKNOWN,
                UNKNOWN,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                Map.of(),
                ErrorCode.UNPROCESSABLE_EVENT,
                message);
    }
}
