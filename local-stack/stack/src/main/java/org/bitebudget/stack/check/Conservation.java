package org.bitebudget.stack.check;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bitebudget.budget.job.BudgetRecomputation;
import org.bitebudget.budget.job.Violation;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;

/**
 * Whether money is conserved: what receipts and people said is what the ledger holds, and what the ledger holds is what the budgets
 * count, to the minor unit.
 *
 * @param ledger newest revision of every entry
 * @param readings newest revision of every reading
 * @param months newest revision of every month
 * @param differences where months don't add up, or months and redistributions differ from what a batch makes of all their inputs
 */
record Conservation(
        Collection<LedgerEntry> ledger,
        Collection<ReceiptReading> readings,
        Collection<BudgetMonth> months,
        List<Violation> differences) {

    /** Everything that doesn't add up, and where months differ. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>(differences);
        linesAddUpToEntries(violations);
        receiptsAreInTheLedger(violations);
        budgetsCountTheLedger(violations);
        return violations;
    }

    /** Whether everything adds up and every month is what its inputs make of it. */
    boolean holds() {
        return violations().isEmpty();
    }

    /** Sum of the ledger by household and currency, for people to see. */
    Map<String, Long> ledgerSums() {
        Map<String, Long> sums = new TreeMap<>();
        for (LedgerEntry entry : ledger) {
            sums.merge(
                    entry.getHousehold() + " " + entry.getTotal().getCurrency(),
                    entry.getTotal().getMinor(),
                    Long::sum);
        }
        return sums;
    }

    private void linesAddUpToEntries(List<Violation> violations) {
        for (LedgerEntry entry : ledger) {
            if (entry.getLines().isEmpty()) {
                // counts as one uncategorised line
                continue;
            }
            long lines = entry.getLines().stream()
                    .map(LedgerLine::getAmount)
                    .mapToLong(amount -> amount.getMinor())
                    .sum();
            compare(
                    violations,
                    "lines = entry",
                    entry.getEntryId(),
                    entry.getTotal().getMinor(),
                    lines);
        }
    }

    private void receiptsAreInTheLedger(List<Violation> violations) {
        Map<String, Long> booked = new HashMap<>();
        for (LedgerEntry entry : ledger) {
            if (entry.getSource() == LedgerSource.RECEIPT && entry.getKind() != LedgerKind.DELETION) {
                booked.merge(entry.getSourceId(), entry.getTotal().getMinor(), Long::sum);
            }
        }
        for (ReceiptReading reading : readings) {
            Long inLedger = booked.remove(reading.getReceiptId());
            if (reading.getDuplicateOf() != null) {
                compare(
                        violations,
                        "held duplicate = nothing",
                        reading.getReceiptId(),
                        0,
                        inLedger == null ? 0 : inLedger);
                continue;
            }
            boolean mustBeThere = reading.getStatus() == ReadingStatus.DONE;
            if (reading.getTotal() != null && (inLedger != null || mustBeThere)) {
                compare(
                        violations,
                        "receipt = its entry",
                        reading.getReceiptId(),
                        reading.getTotal().getValue().getMinor(),
                        inLedger == null ? 0 : inLedger);
            }
        }
        booked.forEach((receipt, amount) -> compare(violations, "entry has its receipt", receipt, 0, amount));
    }

    private void budgetsCountTheLedger(List<Violation> violations) {
        Map<String, Long> spending = new HashMap<>();
        Map<String, Set<String>> currencies = new HashMap<>();
        for (LedgerEntry entry : ledger) {
            boolean spends = entry.getKind() == LedgerKind.PURCHASE || entry.getKind() == LedgerKind.REFUND;
            if (spends && BudgetRecomputation.takes(entry)) {
                String month = entry.getHousehold() + " "
                        + YearMonth.from(entry.getWhen().getLocalDate());
                String currency = entry.getTotal().getCurrency();
                spending.merge(month + " " + currency, entry.getTotal().getMinor(), Long::sum);
                currencies.computeIfAbsent(month, key -> new HashSet<>()).add(currency);
            }
        }
        // what was spent in other currencies is converted, or refused: that is for the recomputation to say
        Set<String> mixed = currencies.entrySet().stream()
                .filter(month -> month.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        for (BudgetMonth month : months) {
            if (mixed.contains(month.getHousehold() + " " + month.getMonth())) {
                continue;
            }
            compare(
                    violations,
                    "ledger of the month = spent",
                    name(month),
                    spending.getOrDefault(name(month), 0L),
                    month.getSpent());
        }
    }

    private static String name(BudgetMonth month) {
        return month.getHousehold() + " " + month.getMonth() + " " + month.getCurrency();
    }

    private static void compare(List<Violation> violations, String rule, String subject, long expected, long found) {
        if (expected != found) {
            violations.add(new Violation(subject, "%s: %d expected, %d found".formatted(rule, expected, found)));
        }
    }
}
