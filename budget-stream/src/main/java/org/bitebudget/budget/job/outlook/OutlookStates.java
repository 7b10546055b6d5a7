package org.bitebudget.budget.job.outlook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitebudget.budget.domain.DueCommitment;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.insight.MonthStanding;
import org.bitebudget.platform.taxonomy.Bucket;
import org.bitebudget.state.OutlookBudget;
import org.bitebudget.state.OutlookCategory;
import org.bitebudget.state.OutlookPurchase;

/** The domain's values out of the state. */
final class OutlookStates {

    private OutlookStates() {}

    static Purchase purchase(OutlookPurchase state) {
        return new Purchase(
                state.getEntryId(),
                state.getRevision(),
                state.getEventId(),
                LocalDate.ofEpochDay(state.getEpochDay()),
                Optional.ofNullable(state.getMerchant()),
                state.getCurrency(),
                state.getLines().stream()
                        .map(line -> new Purchase.Line(line.getCategoryId(), line.getMinor()))
                        .toList());
    }

    static MonthStanding month(OutlookBudget state) {
        return new MonthStanding(
                YearMonth.parse(state.getMonth()),
                state.getCurrency(),
                state.getHasPlan(),
                state.getCategories().stream().map(OutlookStates::category).toList(),
                bills(state));
    }

    /** The bills of a month's plan. */
    static List<DueCommitment> bills(OutlookBudget state) {
        return state.getCommitments().stream()
                .map(bill -> new DueCommitment(
                        bill.getCommitmentId(),
                        bill.getCategoryId(),
                        LocalDate.ofEpochDay(bill.getDate()),
                        bill.getAmount(),
                        Optional.ofNullable(bill.getPaidOn()).map(LocalDate::ofEpochDay)))
                .toList();
    }

    private static MonthStanding.Category category(OutlookCategory state) {
        return new MonthStanding.Category(
                state.getCategoryId(),
                Bucket.valueOf(state.getBucket().name()),
                state.getPlanned(),
                IntStream.range(0, state.getPlannedByDay().size())
                        .mapToObj(i -> new MonthStanding.Day(
                                state.getPlannedByDay().get(i),
                                state.getSpentByDay().get(i),
                                state.getCarriedByDay().get(i)))
                        .toList());
    }
}
