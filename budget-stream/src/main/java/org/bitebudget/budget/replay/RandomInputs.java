package org.bitebudget.budget.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bitebudget.event.Bucket;
import org.bitebudget.event.BucketShares;
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
import org.bitebudget.event.PlanCommitment;
import org.bitebudget.event.PlannedIncome;
import org.bitebudget.event.Rate;
import org.bitebudget.event.RecurrenceUnit;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.TrustedClasses;

/**
 * Inputs of careless households over three months, the same for the same seed: purchases, refunds, transfers, corrections that
 * change amount, day or month and may come before what they correct, deletions of what is and what never was, things told twice,
 * lines of categories that are not planned or not known, other currencies and the rates for them, lines that don't add up, plans that
 * change in the midst of the month, with amounts, shares or what is left, spread over the days in every way, with bills, and instalments;
 * from the first to the last of the world's time zones.
 *
 * @param seed what everything is drawn from
 * @param households how many
 * @param events ledger events in all
 */
public record RandomInputs(long seed, int households, int events) {

    static {
        TrustedClasses.install();
    }

    private static final List<CarryPolicy> CARRIES = List.of(CarryPolicy.values());
    private static final List<RedistributionMode> MODES = List.of(RedistributionMode.values());
    private static final List<InstalmentRhythm> RHYTHMS = List.of(InstalmentRhythm.values());
    private static final List<DaySpread> SPREADS = List.of(DaySpread.values());
    private static final List<RecurrenceUnit> UNITS = List.of(RecurrenceUnit.values());
    private static final List<String> ZONES =
            List.of("UTC", "Africa/Cairo", "Pacific/Pago_Pago", "Europe/Berlin", "Pacific/Kiritimati");
    private static final YearMonth FIRST = YearMonth.of(2026, 2);
    private static final int MONTHS = 3;
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
    private static final List<String> PLANNED = List.of("dairy", "produce", "dining", "entertainment", "snacks");
    private static final List<String> SPENT = List.of(
            "dairy", "dairy.milk", "produce", "dining", "dining.cafe", "entertainment", "snacks", "pet", "no-such");
    private static final int KINDS = 100;

    /** The plans: one for each month, and of some months a second one from a day within it on. */
    public Stream<PlanChange> plans() {
        return IntStream.range(0, households).boxed().flatMap(household -> IntStream.range(0, MONTHS)
                .boxed()
                .flatMap(month -> plans(household, FIRST.plusMonths(month)).stream()));
    }

    /** What every third household pays in parts; half of them change it or take it back in the second month. */
    public Stream<HouseholdAim> instalments() {
        return IntStream.range(0, households)
                .filter(household -> household % 3 == 0)
                .boxed()
                .flatMap(household -> household % 2 == 0
                        ? Stream.of(instalments(household, 1))
                        : Stream.of(instalments(household, 1), instalments(household, 2)));
    }

    /**
     * Rates between the plans' currencies in the order in which they arrive, which is not that of their days; one of each pair is corrected. None
     * is in force in the first days and for some in between.
     */
    public List<ExchangeRate> rates() {
        List<ExchangeRate> rates = new ArrayList<>();
        for (int day : List.of(62, 20, 10)) {
            for (String quote : CURRENCIES.subList(1, CURRENCIES.size())) {
                rates.add(rate(quote, FIRST.atDay(1).plusDays(day), 1));
            }
        }
        for (String quote : CURRENCIES.subList(1, CURRENCIES.size())) {
            rates.add(rate(quote, FIRST.atDay(1).plusDays(20), 2));
        }
        return rates;
    }

    /** The ledger's events in the order in which they arrive. */
    public Stream<LedgerEntry> entries() {
        return entries(0, events);
    }

    /** Those from one to before another. */
    public Stream<LedgerEntry> entries(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::entry);
    }

    /** The key under which an entry travels. */
    public static String key(LedgerEntry entry) {
        return Keys.join(entry.getHousehold(), entry.getEntryId());
    }

    /** The key under which a plan change travels. */
    public static String key(PlanChange change) {
        return Keys.join(change.getHousehold(), change.getMonth());
    }

    /** The key under which an aim travels. */
    public static String key(HouseholdAim aim) {
        return Keys.join(aim.getHousehold(), aim.getAimId());
    }

    /** The key under which a rate travels. */
    public static String key(ExchangeRate rate) {
        return Keys.join(rate.getBase(), rate.getQuote(), rate.getValidFrom().toString());
    }

    private HouseholdAim instalments(int number, long revision) {
        Random random = random(number, 4_000 + revision);
        LocalDate decided = FIRST.plusMonths(revision - 1).atDay(3 + random.nextInt(15));
        return HouseholdAim.newBuilder()
                .setEnvelope(
                        envelope("instalments", household(number), revision, instant(decided, zone(number), random)))
                .setHousehold(household(number))
                .setAimId("ins_" + number)
                .setZone(zone(number))
                .setAim(InstalmentPlan.newBuilder()
                        .setTotal(
                                new Money(6_000L + random.nextInt(30_000), CURRENCIES.get(number % CURRENCIES.size())))
                        .setCategoryId(SPENT.get(random.nextInt(SPENT.size() - 1)))
                        .setCount(2 + random.nextInt(10))
                        .setFirstDue(decided.plusDays(random.nextInt(20)))
                        .setRhythm(oneOf(RHYTHMS, random.nextInt(RHYTHMS.size())))
                        .build())
                .setDeleted(revision > 1 && random.nextBoolean())
                .build();
    }

    private ExchangeRate rate(String quote, LocalDate day, long revision) {
        Random random = random(day.toEpochDay() * CURRENCIES.size() + CURRENCIES.indexOf(quote), 5_000 + revision);
        Envelope envelope = envelope("rate-" + quote + day, null, revision, instant(day, ZONES.get(0), random));
        return new ExchangeRate(envelope, CURRENCIES.get(0), quote, day, new Rate(1_000L + random.nextInt(1_000), 3));
    }

    private List<PlanChange> plans(int number, YearMonth month) {
        Random random = random(number, month.getMonthValue());
        List<PlanChange> changes = new ArrayList<>();
        changes.add(plan(number, month, 1, month.atDay(1), random));
        if (random.nextInt(4) == 0) {
            changes.add(plan(number, month, 2, month.atDay(2 + random.nextInt(25)), random));
        }
        return changes;
    }

    private PlanChange plan(int number, YearMonth month, long revision, LocalDate from, Random random) {
        String household = household(number);
        String currency = CURRENCIES.get(number % CURRENCIES.size());
        List<PlanCategory> categories = new ArrayList<>();
        for (int i = 0; i < PLANNED.size(); i++) {
            DaySpread spread = random.nextBoolean() ? DaySpread.EVEN : oneOf(SPREADS, random.nextInt(SPREADS.size()));
            PlanCategory.Builder category = PlanCategory.newBuilder()
                    .setCategoryId(PLANNED.get(i))
                    .setBucket(i < 2 ? Bucket.NEED : Bucket.WANT)
                    .setPriority(1 + i)
                    .setEssential(i < 2)
                    .setSpread(spread)
                    .setWeights(weights(spread, random));
            switch (random.nextInt(4)) {
                case 0 -> category.setShare(new Rate(1L + random.nextInt(30_000_000), 8));
                case 1 -> category.setAmountMinor(null);
                default -> category.setAmountMinor(10_000L + random.nextInt(30_000));
            }
            categories.add(category.build());
        }
        int amber = 50 + random.nextInt(50);
        return PlanChange.newBuilder()
                .setEnvelope(envelope("plan-" + month, household, revision, instant(from, zone(number), random)))
                .setHousehold(household)
                .setMonth(month.toString())
                .setEffectiveFrom(from)
                .setZone(zone(number))
                .setCurrency(currency)
                .setIncomes(List.of(new PlannedIncome(month.atDay(1), new Money(200_000L, currency))))
                .setShares(new BucketShares(50, 30, 20))
                .setCategories(categories)
                .setCarry(oneOf(CARRIES, number))
                .setRedistribution(oneOf(MODES, number / CARRIES.size()))
                .setAmberPercent(amber)
                .setRedPercent(amber + random.nextInt(50))
                .setCommitments(IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> bill("bill-" + i, month, random))
                        .toList())
                .build();
    }

    private static List<Integer> weights(DaySpread spread, Random random) {
        return switch (spread) {
            case EVEN, WEEKLY -> List.of();
            case WEEKDAY_WEIGHTS ->
                IntStream.range(0, 7)
                        .mapToObj(day -> day == 5 ? 9 : random.nextInt(5))
                        .toList();
            case FIXED_DAYS -> random.ints(3, 1, 32).boxed().distinct().toList();
        };
    }

    private static PlanCommitment bill(String id, YearMonth month, Random random) {
        return PlanCommitment.newBuilder()
                .setCommitmentId(id)
                .setCategoryId(random.nextInt(3) == 0 ? "housing" : oneOf(PLANNED, random.nextInt(PLANNED.size())))
                .setAmountMinor(1L + random.nextInt(8_000))
                .setFirst(month.atDay(1 + random.nextInt(28)).minusWeeks(random.nextInt(9)))
                .setUnit(oneOf(UNITS, random.nextInt(UNITS.size())))
                .setEvery(1 + random.nextInt(2))
                .setLast(null)
                .build();
    }

    private static String zone(int number) {
        return oneOf(ZONES, number);
    }

    /** Of a hundred events sixty are new purchases; the others mend, repeat or break something. */
    private LedgerEntry entry(long number) {
        Random random = random(number, 1_000);
        int kind = random.nextInt(KINDS);
        if (kind >= 95 && number > 0) {
            return entry(number - 1 - random.nextLong(Math.min(number, 500)));
        }
        boolean mends = kind >= 75;
        // some of what is mended comes only later, and some never does
        long subject = mends ? Math.max(0, number - 2_000 + random.nextLong(2_100)) : number;
        int household = (int) Math.floorMod(random(subject, 2_000).nextLong(), (long) households);
        long revision = mends ? 2 + random.nextInt(5) : 1;
        LedgerKind does = kind < 60
                ? LedgerKind.PURCHASE
                : kind < 67 ? LedgerKind.REFUND : kind < 72 ? LedgerKind.TRANSFER : LedgerKind.PURCHASE;
        return entry(household, subject, revision, kind >= 75 && kind < 82 ? LedgerKind.DELETION : does, random);
    }

    private LedgerEntry entry(int number, long subject, long revision, LedgerKind kind, Random random) {
        String household = household(number);
        String id = Ids.of("led", household, Long.toString(subject));
        // two in a hundred are lived in another currency than the plan's
        int currency = random.nextInt(50) == 0 ? number + 1 : number;
        List<LedgerLine> lines = lines(kind, CURRENCIES.get(currency % CURRENCIES.size()), random);
        long total =
                lines.stream().mapToLong(line -> line.getAmount().getMinor()).sum();
        boolean broken = random.nextInt(200) == 0 && kind != LedgerKind.DELETION;
        LocalDate date = FIRST.atDay(1).plusDays(random.nextInt(89));
        Instant at = instant(date, zone(number), random);
        return LedgerEntry.newBuilder()
                .setEnvelope(envelope(id + "-" + kind + "-" + at, household, revision, at))
                .setHousehold(household)
                .setUser("member-" + random.nextInt(2))
                .setEntryId(id)
                .setKind(kind)
                .setSource(LedgerSource.MANUAL)
                .setMerchant("Shop " + random.nextInt(5))
                .setWhen(new LocalMoment(at, zone(number), date, true))
                .setTotal(new Money(broken ? total + 1 : total, CURRENCIES.get(currency % CURRENCIES.size())))
                .setLines(lines)
                .build();
    }

    private static <T> T oneOf(List<T> all, int number) {
        return all.get(number % all.size());
    }

    private static List<LedgerLine> lines(LedgerKind kind, String currency, Random random) {
        List<LedgerLine> lines = new ArrayList<>();
        int count = kind == LedgerKind.DELETION ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            long minor = 1L + random.nextInt(random.nextInt(20) == 0 ? 30_000 : 2_000);
            String category = SPENT.get(random.nextInt(SPENT.size()));
            lines.add(new LedgerLine(category, new Money(kind == LedgerKind.REFUND ? -minor : minor, currency), null));
        }
        return lines;
    }

    private String household(int number) {
        Random random = random(number, 3_000);
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static Envelope envelope(String subject, String household, long revision, Instant at) {
        String id = Ids.event("random", household + subject, revision);
        return new Envelope(id, subject, revision, at, at.plusSeconds(60), "random", household);
    }

    /** Some time of a day in a zone, all of which have at least 23 hours. */
    private static Instant instant(LocalDate date, String zone, Random random) {
        int second = random.nextInt((int) Duration.ofHours(23).toSeconds());
        return date.atStartOfDay(ZoneId.of(zone)).toInstant().plusSeconds(second);
    }

    private Random random(long number, long purpose) {
        return new Random((seed * 31 + purpose) * 1_000_003L + number * 0x9e3779b97f4a7c15L);
    }
}
