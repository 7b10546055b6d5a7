package org.bitebudget.budget.job.outlook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.budget.domain.BillAlerts;
import org.bitebudget.budget.domain.challenge.LeaderboardScore;
import org.bitebudget.budget.domain.insight.MonthStanding;
import org.bitebudget.budget.domain.outlook.Outlook;
import org.bitebudget.budget.job.AlertEvents;
import org.bitebudget.budget.job.LedgerEntries;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.LeaderboardMembership;
import org.bitebudget.platform.ids.Ids;

/** What a household's outlook gives to the outside. Not safe for use by several threads. */
final class OutlookPublisher {

    private final OutlookEvents events = new OutlookEvents();

    HouseholdOutlook outlook(
            String household,
            HouseholdFile file,
            Outlook outlook,
            Collection<HouseholdAim> aims,
            Optional<LeaderboardMembership> membership) {
        Envelope envelope = envelope(file, Ids.of("out", household), file.nextRevision(), household);
        return events.outlook(envelope, outlook, aims, membership);
    }

    /**
     * The household's place as it now is, after the one it gave up. Nothing of them leads to the household: a place's id was drawn at
     * random, and times are cut to the household's day.
     */
    List<LeaderboardEntry> leaderboard(
            HouseholdFile file, LeaderboardScore score, Optional<LeaderboardMembership> membership) {
        List<LeaderboardEntry> places = new ArrayList<>();
        String held = file.state().getLeaderboardEntryId();
        String now = membership.map(LeaderboardMembership::getEntryId).orElse(null);
        if (held != null && !held.equals(now)) {
            places.add(new LeaderboardEntry(anonymous(file, held), held, null, 0, 0, 0, true));
        }
        membership.ifPresent(member -> places.add(new LeaderboardEntry(
                anonymous(file, member.getEntryId()),
                member.getEntryId(),
                member.getPseudonym(),
                score.points(),
                score.completed(),
                score.longestStreak(),
                false)));
        file.state().setLeaderboardEntryId(now);
        return places;
    }

    /** The bills to tell of on the household's day, which is when that happens if nothing came since. */
    List<BudgetAlert> bills(String household, HouseholdFile file, Collection<MonthStanding> months) {
        Map<String, LocalDate> told = file.billsTold();
        Instant day = file.asOf().atStartOfDay(file.zone()).toInstant();
        List<BudgetAlert> alerts = BillAlerts.due(household, months, file.asOf(), told).stream()
                .map(alert -> AlertEvents.of(
                        alert,
                        new Envelope(
                                Ids.event(OutlookJob.NAME, alert.id(), 1),
                                alert.id(),
                                1L,
                                later(day, file.state().getNewestOccurredAtMicros()),
                                later(day, file.state().getNewestRecordedAtMicros()),
                                OutlookJob.NAME,
                                household)))
                .toList();
        file.putBillsTold(told);
        return alerts;
    }

    private static Instant later(Instant day, long newestMicros) {
        Instant newest = LedgerEntries.instant(newestMicros);
        return newest.isAfter(day) ? newest : day;
    }

    private static Envelope anonymous(HouseholdFile file, String entryId) {
        Instant day = file.asOf().atStartOfDay(ZoneOffset.UTC).toInstant();
        long revision = file.nextLeaderboardRevision();
        return new Envelope(
                Ids.event(OutlookJob.NAME, entryId, revision), entryId, revision, day, day, OutlookJob.NAME, null);
    }

    private static Envelope envelope(HouseholdFile file, String subject, long revision, String household) {
        return new Envelope(
                Ids.event(OutlookJob.NAME, subject, revision),
                subject,
                revision,
                LedgerEntries.instant(file.state().getNewestOccurredAtMicros()),
                LedgerEntries.instant(file.state().getNewestRecordedAtMicros()),
                OutlookJob.NAME,
                household);
    }
}
