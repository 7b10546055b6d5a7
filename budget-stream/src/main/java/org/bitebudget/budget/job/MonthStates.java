package org.bitebudget.budget.job;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.budget.domain.Decision;
import org.bitebudget.budget.domain.MemberAccount;
import org.bitebudget.budget.domain.MonthLedger;
import org.bitebudget.state.BudgetCellState;
import org.bitebudget.state.BudgetDecisionState;
import org.bitebudget.state.BudgetEntriesState;
import org.bitebudget.state.BudgetMemberState;
import org.bitebudget.state.BudgetMonthState;
import org.bitebudget.state.BudgetSpendingState;

/** What a month's inputs add up to, out of the state and into it. */
final class MonthStates {

    private MonthStates() {}

    static MonthLedger ledger(YearMonth month, BudgetMonthState state) {
        MonthLedger ledger = new MonthLedger(month);
        for (BudgetSpendingState category : state.getSpending()) {
            for (BudgetCellState cell : category.getCells()) {
                ledger.addSpending(category.getCurrency(), category.getCategoryId(), cell.getDay(), cell.getMinor());
            }
        }
        for (BudgetEntriesState entries : state.getEntries()) {
            List<Integer> days = entries.getDays();
            for (int day = 0; day < days.size(); day++) {
                if (days.get(day) != 0) {
                    ledger.addSpendingEntries(entries.getCurrency(), day, days.get(day));
                }
            }
        }
        state.getCurrencies().forEach(ledger::addCurrency);
        state.getZones().forEach(ledger::addZone);
        for (BudgetMemberState member : state.getMembers()) {
            ledger.addMember(new MemberAccount(
                    member.getMember(),
                    member.getCurrency(),
                    member.getSpent(),
                    member.getSent(),
                    member.getReceived()));
        }
        return ledger;
    }

    static List<BudgetSpendingState> spending(MonthLedger ledger) {
        List<BudgetSpendingState> spending = new ArrayList<>();
        ledger.forEachSpending((currency, category, day, minor) -> {
            BudgetSpendingState last = spending.isEmpty() ? null : spending.get(spending.size() - 1);
            if (last == null
                    || !last.getCategoryId().equals(category)
                    || !last.getCurrency().equals(currency)) {
                last = new BudgetSpendingState(currency, category, new ArrayList<>());
                spending.add(last);
            }
            last.getCells().add(new BudgetCellState(day, minor));
        });
        return spending;
    }

    static List<BudgetEntriesState> entries(MonthLedger ledger) {
        List<BudgetEntriesState> entries = new ArrayList<>();
        ledger.spendingEntries()
                .forEach((currency, days) -> entries.add(new BudgetEntriesState(
                        currency, Arrays.stream(days).boxed().toList())));
        return entries;
    }

    static List<BudgetMemberState> members(MonthLedger ledger) {
        return ledger.members().stream()
                .map(account -> new BudgetMemberState(
                        account.member(), account.currency(), account.spent(), account.sent(), account.received()))
                .toList();
    }

    static Decision decision(BudgetDecisionState state) {
        return new Decision(
                state.getEventId(),
                LedgerEntries.instant(state.getOccurredAtMicros()),
                state.getRedistributionId(),
                state.getFingerprint(),
                state.getAccepted());
    }

    static BudgetDecisionState toState(Decision decision) {
        return new BudgetDecisionState(
                decision.eventId(),
                LedgerEntries.micros(decision.occurredAt()),
                decision.redistributionId(),
                decision.fingerprint(),
                decision.accepted());
    }
}
