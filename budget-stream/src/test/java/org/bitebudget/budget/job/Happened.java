package org.bitebudget.budget.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.bitebudget.event.Bucket;
import org.bitebudget.event.BucketShares;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.CarryPolicy;
import org.bitebudget.event.DaySpread;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.InstalmentPlan;
import org.bitebudget.event.InstalmentRhythm;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PlanCategory;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.PlannedIncome;
import org.bitebudget.event.Rate;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.schema.TrustedClasses;

/**
 * Events of one household in November 2026, whose income of 150.00 EUR all goes to wants: eating out 90.00 (priority 4) and
 * entertainment 60.00 (priority 5).
 */
record Happened(String household) {

    static final String MONTH = "2026-11";
    private static final String ZONE = "Europe/Berlin";

    static {
        TrustedClasses.install();
    }

    PlanChange plan(RedistributionMode mode) {
        return plan(1, "EUR", mode, want("dining", 9000, 4), want("entertainment", 6000, 5));
    }

    PlanChange plan(long revision, String currency, RedistributionMode mode, PlanCategory... categories) {
        LocalDate first = LocalDate.of(2026, 11, 1);
        return new PlanChange(
                envelope("plan-" + household, revision, instant(first)),
                household,
                MONTH,
                first,
                ZONE,
                currency,
                List.of(new PlannedIncome(first, new Money(15_000L, currency))),
                new BucketShares(0, 100, 0),
                List.of(categories),
                CarryPolicy.NONE,
                mode,
                80,
                100,
                List.of());
    }

    static PlanCategory want(String category, long minor, int priority) {
        return new PlanCategory(category, Bucket.WANT, minor, null, priority, false, DaySpread.EVEN, List.of());
    }

    LedgerEntry purchase(String id, long revision, String date, LedgerLine... lines) {
        return entry(id, revision, LedgerKind.PURCHASE, date, "EUR", lines);
    }

    LedgerEntry deletion(String id, long revision, String date) {
        return entry(id, revision, LedgerKind.DELETION, date, "EUR");
    }

    LedgerEntry entry(String id, long revision, LedgerKind kind, String date, String currency, LedgerLine... lines) {
        LocalDate day = LocalDate.parse(date);
        long total = List.of(lines).stream()
                .mapToLong(line -> line.getAmount().getMinor())
                .sum();
        return new LedgerEntry(
                envelope(household + id, revision, instant(day)),
                household,
                "member-1",
                id,
                kind,
                LedgerSource.MANUAL,
                null,
                "Corner shop",
                new LocalMoment(instant(day), ZONE, day, true),
                new Money(total, currency),
                List.of(lines),
                null,
                null);
    }

    static LedgerLine line(String category, long minor) {
        return line(category, minor, "EUR");
    }

    static LedgerLine line(String category, long minor, String currency) {
        return new LedgerLine(category, new Money(minor, currency), null);
    }

    /** @param count monthly parts of entertainment, the first on a day; none takes it back */
    HouseholdAim instalments(long revision, String decided, long minor, int count, String firstDue) {
        return new HouseholdAim(
                envelope("ins-" + household, revision, instant(LocalDate.parse(decided))),
                household,
                "ins_sofa",
                ZONE,
                new InstalmentPlan(
                        null,
                        new Money(minor, "EUR"),
                        "entertainment",
                        Math.max(1, count),
                        LocalDate.parse(firstDue),
                        InstalmentRhythm.MONTHLY),
                count == 0);
    }

    /** @param hundredths of a major unit of quote for one of base */
    static ExchangeRate rate(String base, String quote, String from, long hundredths, long revision) {
        LocalDate day = LocalDate.parse(from);
        String subject = Ids.of("fxr", base, quote, from);
        return new ExchangeRate(
                new Envelope(
                        Ids.event("test", subject, revision),
                        subject,
                        revision,
                        instant(day),
                        instant(day),
                        "test",
                        null),
                base,
                quote,
                day,
                new Rate(hundredths, 2));
    }

    BudgetDecision decision(Redistribution suggestion, boolean accepted) {
        return new BudgetDecision(
                envelope(
                        "decision-" + suggestion.getRedistributionId(),
                        suggestion.getEnvelope().getRevision(),
                        instant(LocalDate.of(2026, 11, 20))),
                household,
                "member-1",
                suggestion.getRedistributionId(),
                suggestion.getEnvelope().getRevision(),
                accepted);
    }

    private Envelope envelope(String subject, long revision, Instant at) {
        return new Envelope(
                Ids.event("test", subject, revision), subject, revision, at, at.plusSeconds(60), "test", household);
    }

    private static Instant instant(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
