package org.bitebudget.budget.job.outlook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.event.Bucket;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.event.Challenge;
import org.bitebudget.event.ChallengeKind;
import org.bitebudget.event.Contribution;
import org.bitebudget.event.DayStatus;
import org.bitebudget.event.DueCommitment;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.InstalmentPlan;
import org.bitebudget.event.InstalmentRhythm;
import org.bitebudget.event.LeaderboardMembership;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.SavingsGoal;
import org.bitebudget.platform.ids.Ids;

/** Events of one household in November 2026, in Berlin and in euro. */
record Household(String id) {

    private static final String ZONE = "Europe/Berlin";
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    HouseholdAim goal(String aimId, long target, String recordedOn) {
        return aim(aimId, 1, recordedOn, new SavingsGoal(null, euro(target), FIRST, LocalDate.of(2026, 11, 30)), false);
    }

    HouseholdAim contribution(String aimId, String towards, String date, long minor) {
        return aim(aimId, 1, date, new Contribution(towards, LocalDate.parse(date), euro(minor)), false);
    }

    HouseholdAim instalments(String aimId, long total, int count, String firstDue) {
        InstalmentPlan plan = new InstalmentPlan(
                null, euro(total), "household", count, LocalDate.parse(firstDue), InstalmentRhythm.MONTHLY);
        return aim(aimId, 1, "2026-11-01", plan, false);
    }

    HouseholdAim noSpendDays(String aimId, int days) {
        Challenge challenge = new Challenge(
                null, ChallengeKind.NO_SPEND_DAYS, List.of(), FIRST, LocalDate.of(2026, 11, 10), days, euro(0));
        return aim(aimId, 1, "2026-11-01", challenge, false);
    }

    HouseholdAim membership(long revision, String entryId, boolean left) {
        return aim("leaderboard", revision, "2026-11-01", new LeaderboardMembership(entryId, "Brave Otter 1234"), left);
    }

    HouseholdAim deleted(HouseholdAim aim) {
        return HouseholdAim.newBuilder(aim)
                .setEnvelope(envelope(
                        aim.getAimId(),
                        aim.getEnvelope().getRevision() + 1,
                        aim.getEnvelope().getRecordedAt()))
                .setDeleted(true)
                .build();
    }

    LedgerEntry purchase(String entryId, long revision, String date, long minor) {
        return entry(entryId, revision, LedgerKind.PURCHASE, date, new LedgerLine("dining", euro(minor), null));
    }

    LedgerEntry entry(String entryId, long revision, LedgerKind kind, String date, LedgerLine... lines) {
        LocalDate day = LocalDate.parse(date);
        long total = List.of(lines).stream()
                .mapToLong(line -> line.getAmount().getMinor())
                .sum();
        return LedgerEntry.newBuilder()
                .setEnvelope(envelope(id + entryId, revision, noon(day)))
                .setHousehold(id)
                .setUser("member-1")
                .setEntryId(entryId)
                .setKind(kind)
                .setSource(LedgerSource.MANUAL)
                .setMerchant("Corner shop")
                .setWhen(new LocalMoment(noon(day), ZONE, day, true))
                .setTotal(euro(total))
                .setLines(List.of(lines))
                .build();
    }

    /** 3.00 a day planned for eating out; so much spent on one day of it. */
    BudgetMonth november(long revision, String spentOn, long spent) {
        YearMonth month = YearMonth.of(2026, 11);
        LocalDate spending = LocalDate.parse(spentOn);
        List<CategoryDay> days = IntStream.rangeClosed(1, 30)
                .mapToObj(month::atDay)
                .map(day -> CategoryDay.newBuilder()
                        .setDate((int) day.toEpochDay())
                        .setPlanned(300)
                        .setSpent(day.equals(spending) ? spent : 0)
                        .setCarried(0)
                        .setRemaining(300 - (day.equals(spending) ? spent : 0))
                        .setStatus(DayStatus.GREEN)
                        .build())
                .toList();
        CategoryMonth dining = CategoryMonth.newBuilder()
                .setCategoryId("dining")
                .setBucket(Bucket.WANT)
                .setMonth(9_000)
                .setSpent(spent)
                .setRemaining(9_000 - spent)
                .setRedistributed(0)
                .setShortfall(0)
                .setStatus(DayStatus.GREEN)
                .setDays(days)
                .build();
        return BudgetMonth.newBuilder()
                .setEnvelope(envelope("bmo_" + id, revision, noon(spending)))
                .setHousehold(id)
                .setMonth(month.toString())
                .setZone(ZONE)
                .setCurrency("EUR")
                .setPlanned(9_000)
                .setSpent(spent)
                .setRemaining(9_000 - spent)
                .setHasPlan(true)
                .setStatus(DayStatus.GREEN)
                .setCategories(List.of(dining))
                .build();
    }

    /** A month without spending, planned on a day, in which rent is due on the 1st and paid or not. */
    BudgetMonth rent(YearMonth month, long revision, String zone, Instant plannedAt, LocalDate paidOn) {
        return BudgetMonth.newBuilder()
                .setEnvelope(envelope("bmo_" + id + month, revision, plannedAt))
                .setHousehold(id)
                .setMonth(month.toString())
                .setZone(zone)
                .setCurrency("EUR")
                .setPlanned(0)
                .setSpent(0)
                .setRemaining(0)
                .setHasPlan(true)
                .setStatus(DayStatus.GREEN)
                .setCommitments(List.of(new DueCommitment(
                        "rent",
                        "housing",
                        (int) month.atDay(1).toEpochDay(),
                        90_000L,
                        paidOn == null ? null : (int) paidOn.toEpochDay())))
                .build();
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private HouseholdAim aim(String aimId, long revision, String recordedOn, Object aim, boolean deleted) {
        Instant at = noon(LocalDate.parse(recordedOn));
        return new HouseholdAim(envelope(aimId, revision, at), id, aimId, ZONE, aim, deleted);
    }

    private Envelope envelope(String subject, long revision, Instant at) {
        return new Envelope(Ids.event("test", subject, revision), subject, revision, at, at, "test", id);
    }

    private static Money euro(long minor) {
        return new Money(minor, "EUR");
    }
}
