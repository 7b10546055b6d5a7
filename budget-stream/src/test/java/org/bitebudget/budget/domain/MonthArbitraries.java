package org.bitebudget.budget.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.bitebudget.platform.money.Rate;
import org.bitebudget.platform.taxonomy.Bucket;

/** Random but possible inputs of one household's month: any month length, zones from −11 to +14, currencies with 0, 2 and 3 decimals. */
final class MonthArbitraries {

    static final String HOUSEHOLD = "5f0c7a52-6c1e-4a3c-9a9f-3d1f6c2b7e11";

    private static final List<String> CATEGORIES = List.of(
            "produce", "dairy", "dairy.milk", "bakery", "dining", "dining.cafe", "entertainment", "alcohol", "snacks");
    private static final List<String> ZONES = List.of(
            "Pacific/Pago_Pago", "America/New_York", "UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Kiritimati");
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
    private static final List<DayDistribution> DISTRIBUTIONS = List.of(
            new DayDistribution.Even(),
            new DayDistribution.Weekly(),
            new DayDistribution.WeekdayWeights(List.of(0, 0, 0, 0, 1, 3, 2)),
            new DayDistribution.FixedDays(List.of(1, 15, 31)),
            new DayDistribution.FixedDays(List.of(29)));

    private final Random random;
    private final YearMonth month;
    private final String currency;
    private final ZoneId zone;

    private MonthArbitraries(Random random) {
        this.random = random;
        this.month = YearMonth.of(2023 + random.nextInt(6), 1 + random.nextInt(12));
        this.currency = one(CURRENCIES);
        this.zone = ZoneId.of(one(ZONES));
    }

    /** Stories of all sizes; drawn from one source of chance, since thousands of them have to be told. */
    static Arbitrary<Story> stories() {
        return Arbitraries.randomValue(random -> new MonthArbitraries(random).story());
    }

    private Story story() {
        List<PlanChange> plans = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            plans.add(plan());
        }
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 1 + random.nextInt(25); i > 0; i--) {
            entries.add(entry());
        }
        List<ExchangeRate> rates = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            rates.add(rate());
        }
        List<InstalmentChange> instalments = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            instalments.add(instalments());
        }
        Story undecided = new Story(month, plans, entries, rates, instalments, List.of());
        List<Decision> decisions = undecided
                .fold()
                .map(folded -> folded.redistributions().stream()
                        .filter(moved -> moved.state() == Redistribution.State.SUGGESTED)
                        .map(this::decision)
                        .toList())
                .orElse(List.of());
        return new Story(month, plans, entries, rates, instalments, decisions);
    }

    private LedgerEntry entry() {
        int id = 1 + random.nextInt(15);
        int revision = 1 + random.nextInt(3);
        LocalDate date = day();
        Instant instant =
                date.atTime(random.nextInt(24), random.nextInt(60)).atZone(zone).toInstant();
        LedgerEntry.Kind kind = one(List.of(
                LedgerEntry.Kind.DELETION,
                LedgerEntry.Kind.TRANSFER,
                LedgerEntry.Kind.REFUND,
                LedgerEntry.Kind.PURCHASE,
                LedgerEntry.Kind.PURCHASE,
                LedgerEntry.Kind.PURCHASE,
                LedgerEntry.Kind.PURCHASE,
                LedgerEntry.Kind.PURCHASE));
        List<LedgerEntry.Line> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0 && kind != LedgerEntry.Kind.DELETION; i--) {
            String category = random.nextInt(40) == 0 ? "yachts" : one(CATEGORIES);
            lines.add(new LedgerEntry.Line(category, random.nextInt(22_000) - 2_000));
        }
        return new LedgerEntry(
                "entry-" + id,
                revision,
                "event-" + id + "-" + revision,
                date,
                zone.getId(),
                instant,
                kind,
                random.nextInt(8) == 0 ? one(CURRENCIES) : currency,
                lines,
                "member-" + random.nextInt(2),
                kind == LedgerEntry.Kind.TRANSFER ? Optional.of("member-2") : Optional.empty());
    }

    private PlanChange plan() {
        LocalDate from = day();
        long revision = random.nextInt(3) + 1L;
        List<PlannedCategory> categories = new ArrayList<>();
        List<String> ids = new ArrayList<>(CATEGORIES);
        Collections.shuffle(ids, random);
        for (String id : ids.subList(0, 1 + random.nextInt(ids.size()))) {
            categories.add(planned(id));
        }
        List<Commitment> commitments = new ArrayList<>();
        for (int i = random.nextInt(4); i > 1; i--) {
            commitments.add(commitment("commitment-" + i));
        }
        BudgetPlan plan = new BudgetPlan(
                month,
                zone,
                random.nextInt(12) == 0 ? "EUR" : currency,
                List.of(new PlannedIncome(day(), random.nextInt(400_000))),
                random.nextBoolean() ? BucketShares.DEFAULT : new BucketShares(70, 20, 10),
                categories,
                commitments,
                one(List.of(CarryPolicy.values())),
                one(List.of(
                        RedistributionMode.AUTOMATIC,
                        RedistributionMode.AUTOMATIC,
                        RedistributionMode.SUGGEST,
                        RedistributionMode.OFF)),
                Thresholds.DEFAULT);
        Instant decided = from.atStartOfDay(zone).toInstant().truncatedTo(ChronoUnit.DAYS);
        return new PlanChange("plan-" + revision + "-" + random.nextInt(3), revision, decided, from, plan.completed());
    }

    private PlannedCategory planned(String id) {
        Allocation allocation = random.nextInt(3) == 0
                ? new Allocation.Share(new BigDecimal("0." + (1 + random.nextInt(9))).movePointLeft(1))
                : random.nextBoolean()
                        ? new Allocation.Amount(random.nextInt(30_000))
                        : new Allocation.Rest(1 + random.nextInt(5));
        return new PlannedCategory(
                id,
                one(List.of(Bucket.values())),
                allocation,
                1 + random.nextInt(5),
                random.nextInt(3) == 0,
                one(DISTRIBUTIONS));
    }

    private Commitment commitment(String id) {
        Recurrence.Unit unit = one(List.of(Recurrence.Unit.values()));
        Recurrence recurrence = new Recurrence(
                month.atDay(1).minusDays(random.nextInt(400)), unit, 1 + random.nextInt(2), Optional.empty());
        return new Commitment(id, one(CATEGORIES), 1 + random.nextInt(9_000), recurrence);
    }

    private InstalmentChange instalments() {
        SortedMap<LocalDate, Long> parts = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.put(day(), 1L + random.nextInt(9_000));
        }
        int aim = random.nextInt(2);
        long revision = 1L + random.nextInt(3);
        return new InstalmentChange(
                "ins_" + aim,
                revision,
                "ins-" + aim + "-" + revision,
                random.nextInt(3) == 0 ? month.atDay(1).minusDays(random.nextInt(90)) : day(),
                one(CATEGORIES),
                random.nextInt(8) == 0 ? "EUR" : currency,
                parts);
    }

    private ExchangeRate rate() {
        List<String> pair = new ArrayList<>(CURRENCIES);
        Collections.shuffle(pair, random);
        long revision = random.nextInt(2) + 1L;
        LocalDate from = day().minusDays(random.nextInt(20));
        return new ExchangeRate(
                "rate-" + pair.get(0) + pair.get(1) + from + revision,
                revision,
                from.atStartOfDay(zone).toInstant(),
                pair.get(0),
                pair.get(1),
                from,
                new Rate(1 + random.nextInt(2_000_000), 4));
    }

    private Decision decision(Redistribution suggested) {
        boolean lapsed = random.nextInt(4) == 0;
        return new Decision(
                "decision-" + suggested.id(),
                suggested.date().atStartOfDay(zone).toInstant(),
                suggested.id(),
                suggested.fingerprint() + (lapsed ? 1 : 0),
                random.nextBoolean());
    }

    private LocalDate day() {
        return month.atDay(1 + random.nextInt(month.lengthOfMonth()));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
