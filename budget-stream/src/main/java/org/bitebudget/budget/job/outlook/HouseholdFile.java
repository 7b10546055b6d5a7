package org.bitebudget.budget.job.outlook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bitebudget.budget.job.LedgerEntries;
import org.bitebudget.state.OutlookHousehold;
import org.bitebudget.state.OutlookInput;
import org.bitebudget.state.OutlookPurchases;

/** What is worked on of one household between two checkpoints. */
final class HouseholdFile {

    private final OutlookHousehold state;
    private final Map<YearMonth, OutlookPurchases> purchases = new LinkedHashMap<>();
    private boolean due;

    HouseholdFile(OutlookHousehold state) {
        this.state = state;
    }

    /** A household that nothing is known of. */
    static HouseholdFile blank() {
        return new HouseholdFile(
                OutlookHousehold.newBuilder().setAsOfEpochDay(0).setZone("UTC").build());
    }

    OutlookHousehold state() {
        return state;
    }

    /** Purchases of the months that were touched. */
    Map<YearMonth, OutlookPurchases> purchases() {
        return purchases;
    }

    /** Whether its outlook is to be told at the next checkpoint. */
    boolean isDue() {
        return due;
    }

    /** What came in is told together with what follows from it, or soon by itself. */
    void pend() {
        state.setPending(true);
    }

    void tell() {
        due = true;
    }

    /** The household's newest day. */
    LocalDate asOf() {
        return LocalDate.ofEpochDay(state.getAsOfEpochDay());
    }

    ZoneId zone() {
        return ZoneId.of(state.getZone());
    }

    /** Times of what is told are those of the newest input. */
    void note(OutlookInput input) {
        state.setNewestOccurredAtMicros(Math.max(state.getNewestOccurredAtMicros(), input.getOccurredAtMicros()));
        state.setNewestRecordedAtMicros(Math.max(state.getNewestRecordedAtMicros(), input.getRecordedAtMicros()));
        if (input.getZone() != null) {
            reach(LedgerEntries.instant(input.getRecordedAtMicros()), input.getZone());
        }
    }

    /** The household's day is not before this instant's; of two zones on one day the first by name holds. */
    void reach(Instant now, String zone) {
        int day = Math.toIntExact(LocalDate.ofInstant(now, ZoneId.of(zone)).toEpochDay());
        if (day > state.getAsOfEpochDay() || (day == state.getAsOfEpochDay() && zone.compareTo(state.getZone()) < 0)) {
            state.setAsOfEpochDay(day);
            state.setZone(zone);
        }
    }

    /** The alerts on bills that were told, with the days the bills are due. */
    Map<String, LocalDate> billsTold() {
        Map<String, LocalDate> told = new LinkedHashMap<>();
        state.getBillsTold().forEach((alert, day) -> told.put(alert, LocalDate.ofEpochDay(day)));
        return told;
    }

    void putBillsTold(Map<String, LocalDate> told) {
        Map<String, Integer> days = new LinkedHashMap<>();
        told.forEach((alert, day) -> days.put(alert, Math.toIntExact(day.toEpochDay())));
        state.setBillsTold(days);
    }

    long nextRevision() {
        state.setRevision(state.getRevision() + 1);
        return state.getRevision();
    }

    long nextLeaderboardRevision() {
        state.setLeaderboardRevision(state.getLeaderboardRevision() + 1);
        return state.getLeaderboardRevision();
    }
}
