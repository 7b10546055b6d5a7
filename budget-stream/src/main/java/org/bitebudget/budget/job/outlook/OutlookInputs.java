package org.bitebudget.budget.job.outlook;

import java.util.List;
import org.bitebudget.budget.job.LedgerEntries;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.schema.CategoryDays;
import org.bitebudget.state.OutlookBudget;
import org.bitebudget.state.OutlookCategory;
import org.bitebudget.state.OutlookInput;
import org.bitebudget.state.OutlookLine;
import org.bitebudget.state.OutlookPurchase;

/** Events as inputs, without what an outlook does not need. */
final class OutlookInputs {

    private OutlookInputs() {}

    static OutlookInput of(HouseholdAim aim) {
        return input(aim.getHousehold(), aim.getEnvelope(), aim.getZone(), aim);
    }

    /** A transfer or deletion is a revision without lines. */
    static OutlookInput of(LedgerEntry entry) {
        boolean spends = entry.getKind() == LedgerKind.PURCHASE || entry.getKind() == LedgerKind.REFUND;
        OutlookPurchase purchase = new OutlookPurchase(
                entry.getEntryId(),
                entry.getEnvelope().getRevision(),
                entry.getEnvelope().getEventId(),
                Math.toIntExact(entry.getWhen().getLocalDate().toEpochDay()),
                entry.getMerchant(),
                entry.getTotal().getCurrency(),
                spends
                        ? LedgerEntries.lines(entry).stream()
                                .map(line -> new OutlookLine(
                                        line.getCategoryId(), line.getAmount().getMinor()))
                                .toList()
                        : List.of());
        return input(entry.getHousehold(), entry.getEnvelope(), entry.getWhen().getZone(), purchase);
    }

    static OutlookInput of(BudgetMonth month) {
        OutlookBudget budget = new OutlookBudget(
                month.getMonth(),
                month.getEnvelope().getRevision(),
                month.getCurrency(),
                month.getHasPlan(),
                month.getCategories().stream().map(OutlookInputs::category).toList(),
                month.getCommitments());
        return input(month.getHousehold(), month.getEnvelope(), month.getZone(), budget);
    }

    private static OutlookCategory category(CategoryMonth category) {
        List<CategoryDay> days = CategoryDays.of(category);
        return new OutlookCategory(
                category.getCategoryId(),
                category.getBucket(),
                category.getMonth(),
                days.stream().map(CategoryDay::getPlanned).toList(),
                days.stream().map(CategoryDay::getSpent).toList(),
                days.stream().map(CategoryDay::getCarried).toList());
    }

    private static OutlookInput input(String household, Envelope envelope, String zone, Object input) {
        return new OutlookInput(
                household,
                LedgerEntries.micros(envelope.getOccurredAt()),
                LedgerEntries.micros(envelope.getRecordedAt()),
                zone,
                input);
    }
}
