package org.bitebudget.budget.job;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.function.SerializableFunction;
import org.bitebudget.budget.domain.BudgetMonth;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.platform.budget.BudgetLimits;
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
     * @param month the month that refuses it
     * @param event the entry's event; absent if it came before the plan or rate that has it refused
     */
    DeadLetter entry(BudgetMonth month, org.bitebudget.budget.domain.LedgerEntry entry, Optional<LedgerEntry> event) {
        String why =
                switch (month.refusal(entry).orElseThrow()) {
                    case NO_RATE -> "no rate between them is in force on " + entry.date();
                    case TOO_LARGE ->
                        "at the rate in force what is spent on " + entry.date() + " is beyond what a budget can hold ("
                                + BudgetLimits.MOST_MINOR + " minor units)";
                };
        return letter(
                Topics.LEDGER_ENTRIES,
                Keys.join(month.household(), entry.entryId()),
                event.map(entries).orElse(null),
                "the entry is in %s, the month in %s, and %s".formatted(entry.currency(), month.currency(), why));
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
