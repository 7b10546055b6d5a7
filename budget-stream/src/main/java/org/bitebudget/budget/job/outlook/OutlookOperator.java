package org.bitebudget.budget.job.outlook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.bitebudget.budget.domain.BillAlerts;
import org.bitebudget.budget.domain.DueCommitment;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.insight.MonthStanding;
import org.bitebudget.budget.domain.outlook.Outlook;
import org.bitebudget.budget.job.LedgerEntries;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.LeaderboardMembership;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.OutlookBudget;
import org.bitebudget.state.OutlookHousehold;
import org.bitebudget.state.OutlookInput;
import org.bitebudget.state.OutlookPurchase;
import org.bitebudget.state.OutlookPurchases;

/**
 * Keeps the outlooks of households, by household. An outlook is told at the checkpoint after an aim or a month's budget changed. A
 * purchase changes its month, so it waits for that, but not for more than a few seconds. When a day of the household ends, its outlook is
 * told anew, as long as it was heard of in the last two months; after that it is only woken for bills that its plans hold.
 */
final class OutlookOperator extends AbstractStreamOperator<HouseholdOutlook>
        implements OneInputStreamOperator<OutlookInput, HouseholdOutlook>, Triggerable<String, VoidNamespace> {

    static final OutputTag<LeaderboardEntry> LEADERBOARD =
            new OutputTag<>("leaderboard", AvroTypes.of(LeaderboardEntry.class));
    static final OutputTag<BudgetAlert> BILLS = new OutputTag<>("bills", AvroTypes.of(BudgetAlert.class));

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LIVELY = Duration.ofDays(62);
    // Bounds the memory between checkpoints.
    private static final int MOST_OPEN = 10_000;

    private transient MapState<String, OutlookPurchases> purchases;
    private transient MapState<String, String> monthOfEntry;
    private transient MapState<String, OutlookBudget> budgets;
    private transient MapState<String, HouseholdAim> aims;
    private transient ValueState<OutlookHousehold> household;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient OutlookPublisher publisher;
    private transient Map<String, HouseholdFile> open;
    private transient Counter told;

    @Override
    public void open() throws Exception {
        super.open();
        open = new LinkedHashMap<>();
        publisher = new OutlookPublisher();
        purchases = map("purchases", OutlookPurchases.class);
        budgets = map("budgets", OutlookBudget.class);
        aims = map("aims", HouseholdAim.class);
        monthOfEntry =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("month-of-entry", Types.STRING, Types.STRING));
        household = getRuntimeContext().getState(AvroTypes.state("household", OutlookHousehold.class));
        timers = getInternalTimerService("days", VoidNamespaceSerializer.INSTANCE, this);
        told = getMetricGroup().counter("outlooksTold");
    }

    @Override
    public void processElement(StreamRecord<OutlookInput> element) throws Exception {
        OutlookInput input = element.getValue();
        HouseholdFile file = file(input.getHousehold());
        Object event = input.getInput();
        if (event instanceof OutlookPurchase purchase && take(file, purchase)) {
            file.note(input);
            file.pend();
            timers.registerProcessingTimeTimer(
                    VoidNamespace.INSTANCE, timers.currentProcessingTime() + PATIENCE.toMillis());
        } else if (event instanceof OutlookBudget budget && take(budget)) {
            file.note(input);
            file.tell();
        } else if (event instanceof HouseholdAim aim && take(aim)) {
            file.note(input);
            file.tell();
        }
        if (open.size() >= MOST_OPEN) {
            closeAll(false);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        HouseholdFile file = file(timer.getKey());
        LocalDate before = file.asOf();
        file.reach(Instant.ofEpochMilli(timer.getTimestamp()), file.state().getZone());
        file.reach(
                Instant.ofEpochMilli(timers.currentProcessingTime()),
                file.state().getZone());
        if (file.state().getPending() || file.asOf().isAfter(before)) {
            file.tell();
        }
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("days end by the clock");
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        closeAll(false);
    }

    @Override
    public void finish() throws Exception {
        closeAll(true);
        super.finish();
    }

    private boolean take(HouseholdFile file, OutlookPurchase purchase) throws Exception {
        String month = month(purchase);
        String placed = monthOfEntry.get(purchase.getEntryId());
        if (placed != null) {
            List<OutlookPurchase> held =
                    purchasesOf(file, YearMonth.parse(placed)).getPurchases();
            OutlookPurchase before = held.stream()
                    .filter(other -> other.getEntryId().equals(purchase.getEntryId()))
                    .findFirst()
                    .orElseThrow();
            if (!OutlookStates.purchase(purchase).supersedes(OutlookStates.purchase(before))) {
                return false;
            }
            held.remove(before);
        }
        purchasesOf(file, YearMonth.parse(month)).getPurchases().add(purchase);
        if (!month.equals(placed)) {
            monthOfEntry.put(purchase.getEntryId(), month);
        }
        return true;
    }

    private boolean take(OutlookBudget budget) throws Exception {
        OutlookBudget held = budgets.get(budget.getMonth());
        boolean newer = held == null || budget.getRevision() > held.getRevision();
        if (newer) {
            budgets.put(budget.getMonth(), budget);
        }
        return newer;
    }

    private boolean take(HouseholdAim aim) throws Exception {
        HouseholdAim held = aims.get(aim.getAimId());
        boolean newer = held == null
                || aim.getEnvelope().getRevision() > held.getEnvelope().getRevision();
        if (newer) {
            aims.put(aim.getAimId(), aim);
        }
        return newer;
    }

    private void closeAll(boolean last) throws Exception {
        for (Map.Entry<String, HouseholdFile> entry : open.entrySet()) {
            setCurrentKey(entry.getKey());
            HouseholdFile file = entry.getValue();
            if (file.isDue() || (last && file.state().getPending())) {
                publish(entry.getKey(), file);
            }
            for (Map.Entry<YearMonth, OutlookPurchases> month : file.purchases().entrySet()) {
                purchases.put(month.getKey().toString(), month.getValue());
            }
            household.update(file.state());
        }
        open.clear();
    }

    private void publish(String id, HouseholdFile file) throws Exception {
        List<HouseholdAim> all = new ArrayList<>();
        aims.values().forEach(all::add);
        all.sort(Comparator.comparing(HouseholdAim::getAimId));
        List<MonthStanding> months = new ArrayList<>();
        List<Purchase> bought = new ArrayList<>();
        YearMonth newest = YearMonth.from(file.asOf()).plusMonths(1);
        for (int i = 0; i <= Outlook.MONTHS; i++) {
            YearMonth month = newest.minusMonths(i);
            Optional.ofNullable(budgets.get(month.toString()))
                    .map(OutlookStates::month)
                    .ifPresent(months::add);
            OutlookPurchases touched = file.purchases().get(month);
            Optional.ofNullable(touched == null ? purchases.get(month.toString()) : touched).stream()
                    .flatMap(held -> held.getPurchases().stream())
                    .map(OutlookStates::purchase)
                    .forEach(bought::add);
        }
        Outlook outlook = Outlook.of(OutlookAims.of(all), months, bought, file.asOf());
        Optional<LeaderboardMembership> membership = OutlookAims.membership(all);
        output.collect(new StreamRecord<>(publisher.outlook(id, file, outlook, all, membership)));
        publisher
                .leaderboard(file, outlook.score(), membership)
                .forEach(place -> output.collect(LEADERBOARD, new StreamRecord<>(place)));
        publisher.bills(id, file, months).forEach(bill -> output.collect(BILLS, new StreamRecord<>(bill)));
        file.state().setPending(false);
        told.inc();
        waitForTheNextDay(file);
    }

    private void waitForTheNextDay(HouseholdFile file) throws Exception {
        Instant now = Instant.ofEpochMilli(timers.currentProcessingTime());
        LocalDate today = LocalDate.ofInstant(now, file.zone());
        Instant newest = LedgerEntries.instant(file.state().getNewestRecordedAtMicros());
        boolean lively = newest.plus(LIVELY).isAfter(now);
        Optional<LocalDate> next = lively ? Optional.of(today.plusDays(1)) : BillAlerts.next(bills(), today);
        if (next.isPresent()) {
            Instant midnight = next.get().atStartOfDay(file.zone()).toInstant();
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, midnight.toEpochMilli());
        }
    }

    /** Every bill that is known of. */
    private List<DueCommitment> bills() throws Exception {
        List<DueCommitment> bills = new ArrayList<>();
        for (OutlookBudget budget : budgets.values()) {
            bills.addAll(OutlookStates.bills(budget));
        }
        return bills;
    }

    private HouseholdFile file(String id) throws Exception {
        HouseholdFile file = open.get(id);
        if (file == null) {
            OutlookHousehold state = household.value();
            file = state == null ? HouseholdFile.blank() : new HouseholdFile(state);
            open.put(id, file);
        }
        return file;
    }

    private OutlookPurchases purchasesOf(HouseholdFile file, YearMonth month) throws Exception {
        OutlookPurchases held = file.purchases().get(month);
        if (held == null) {
            OutlookPurchases state = purchases.get(month.toString());
            held = new OutlookPurchases(new ArrayList<>(state == null ? List.of() : state.getPurchases()));
            file.purchases().put(month, held);
        }
        return held;
    }

    private static String month(OutlookPurchase purchase) {
        return YearMonth.from(LocalDate.ofEpochDay(purchase.getEpochDay())).toString();
    }

    private <T extends SpecificRecordBase> MapState<String, T> map(String name, Class<T> type) {
        return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, Types.STRING, AvroTypes.of(type)));
    }
}
