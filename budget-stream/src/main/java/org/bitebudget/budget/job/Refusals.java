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

    /** @param event the entry's event; absent if it came before a plan in another currency did */
    DeadLetter entry(String household, String entryId, Optional<LedgerEntry> event, String currency) {
        String message =
                event.map(entry -> "the entry is in " + entry.getTotal().getCurrency() + ", the month in ")
                                .orElse("the entry is in another currency than the month's ")
                        + currency;
        return letter(
                Topics.LEDGER_ENTRIES,
                Keys.join(household, entryId),
                event.map(entries).orElse(null),
                message);
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
