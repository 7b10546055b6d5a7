package org.bitebudget.benchmarks.budgets;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bitebudget.event.Bucket;
import org.bitebudget.event.BucketShares;
import org.bitebudget.event.CarryPolicy;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PlanCategory;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.PlannedIncome;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;

/**
 * A month of many households, the same for the same seed: each has a plan over twelve categories and buys as often as the others,
 * evenly over the month, two categories at a time. One household in ten spends more on eating out than it planned. Of ten plans
 * eight carry nothing over, one to the next day, one over the rest of the month.
 *
 * @param seed what everything is drawn from
 * @param households how many
 * @param purchasesEach purchases of each household in the month
 * @param month which month
 * @param lateShare share of purchases that arrive late, by up to a week
 */
record BudgetWorld(long seed, int households, int purchasesEach, YearMonth month, double lateShare) {

    private static final Duration LATEST = Duration.ofDays(7);
    private static final int LINES = 2;
    /** Of a household in ten: with this many parts of a hundred of what others spend there, the category's month is not enough. */
    private static final int OVERSPENDING_PERCENT = 170;

    private static final long[] STRIDES = {15_485_863, 32_452_843, 49_979_687, 67_867_967, 86_028_121};

    /** One of the twelve. */
    private record Planned(String category, Bucket bucket, long minor, int priority, boolean essential) {}

    private static final List<Planned> CATEGORIES = List.of(
            new Planned("housing", Bucket.NEED, 90_000, 1, true),
            new Planned("produce", Bucket.NEED, 12_000, 1, true),
            new Planned("dairy", Bucket.NEED, 9_000, 1, true),
            new Planned("bakery", Bucket.NEED, 7_000, 2, true),
            new Planned("meat", Bucket.NEED, 11_000, 2, true),
            new Planned("household", Bucket.NEED, 6_000, 2, true),
            new Planned("transport", Bucket.NEED, 15_000, 2, true),
            new Planned("pharmacy", Bucket.NEED, 4_000, 2, true),
            new Planned("dining", Bucket.WANT, 16_000, 3, false),
            new Planned("clothing", Bucket.WANT, 9_000, 4, false),
            new Planned("entertainment", Bucket.WANT, 10_000, 5, false),
            new Planned("snacks", Bucket.WANT, 5_000, 5, false));
    private static final String OVERSPENT = "dining";

    /** All purchases of the month. */
    long purchases() {
        return (long) households * purchasesEach;
    }

    /** The households' plans, each in force from the month's first day. */
    Stream<PlanChange> plans() {
        return IntStream.range(0, households).mapToObj(this::plan);
    }

    /** All purchases in the order in which they arrive. */
    Stream<LedgerEntry> entries() {
        return LongStream.range(0, purchases()).mapToObj(this::entry);
    }

    /** What the purchases come to, in minor units. */
    long spent() {
        return LongStream.range(0, purchases())
                .map(number -> lines(householdOf(number), number).stream()
                        .mapToLong(line -> line.getAmount().getMinor())
                        .sum())
                .sum();
    }

    /** The key under which an entry travels. */
    static String key(LedgerEntry entry) {
        return Keys.join(entry.getHousehold(), entry.getEntryId());
    }

    /** The key under which a plan change travels. */
    static String key(PlanChange change) {
        return Keys.join(change.getHousehold(), change.getMonth());
    }

    /** Id of a household. */
    String household(int number) {
        return new UUID(mix(number, 1), mix(number, 2)).toString();
    }

    PlanChange plan(int number) {
        String household = household(number);
        Instant start = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        PlanChange change = new PlanChange();
        change.setEnvelope(envelope("plan", household, household, start));
        change.setHousehold(household);
        change.setMonth(month.toString());
        change.setEffectiveFrom(month.atDay(1));
        change.setZone("UTC");
        change.setCurrency("EUR");
        change.setShares(new BucketShares(70, 30, 0));
        List<PlanCategory> categories = new ArrayList<>();
        for (int i = 0; i < CATEGORIES.size(); i++) {
            Planned planned = CATEGORIES.get(i);
            categories.add(PlanCategory.newBuilder()
                    .setCategoryId(planned.category())
                    .setBucket(planned.bucket())
                    .setAmountMinor(minor(number, i))
                    .setPriority(planned.priority())
                    .setEssential(planned.essential())
                    .build());
        }
        change.setCommitments(List.of());
        change.setCategories(categories);
        // below what the categories take, so that nothing is left for further ones
        change.setIncomes(List.of(new PlannedIncome(month.atDay(1), new Money(80_000L, "EUR"))));
        change.setCarry(
                switch (number % 10) {
                    case 8 -> CarryPolicy.NEXT_DAY;
                    case 9 -> CarryPolicy.REST_OF_MONTH;
                    default -> CarryPolicy.NONE;
                });
        change.setRedistribution(RedistributionMode.AUTOMATIC);
        change.setAmberPercent(80);
        change.setRedPercent(100);
        return change;
    }

    /** The purchase that arrives as the so manieth, the first being 0. */
    LedgerEntry entry(long number) {
        Instant start = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        long length = Duration.ofDays(month.lengthOfMonth()).toSeconds();
        Instant arrival = start.plus((long) ((double) number / purchases() * length * 1e6), ChronoUnit.MICROS);
        return entry(householdOf(number), number, arrival, late(number, arrival, start));
    }

    /** A purchase with the content of that number which happens and arrives now. */
    LedgerEntry entryAt(long number, Instant now) {
        return entryOf(householdOf(number), number, now);
    }

    /** The same of a household of choice. */
    LedgerEntry entryOf(int household, long number, Instant now) {
        return entry(household, number, now, now);
    }

    private LedgerEntry entry(int householdNumber, long number, Instant arrival, Instant occurred) {
        String household = household(householdNumber);
        String id = Ids.of("led", household, Long.toString(number));
        LocalDate date = LocalDate.ofInstant(occurred, ZoneOffset.UTC);
        List<LedgerLine> lines = lines(householdNumber, number);
        long total =
                lines.stream().mapToLong(line -> line.getAmount().getMinor()).sum();
        // no builder: there are millions of these
        LedgerEntry entry = new LedgerEntry();
        Envelope envelope = envelope("purchase", id, household, occurred);
        envelope.setRecordedAt(arrival);
        entry.setEnvelope(envelope);
        entry.setHousehold(household);
        entry.setUser("member-" + number % 2);
        entry.setEntryId(id);
        entry.setKind(LedgerKind.PURCHASE);
        entry.setSource(LedgerSource.MANUAL);
        entry.setMerchant("Shop " + Math.floorMod(mix(number, 3), 50));
        entry.setWhen(new LocalMoment(occurred, "UTC", date, true));
        entry.setTotal(new Money(total, "EUR"));
        entry.setLines(lines);
        return entry;
    }

    /** Number of the household that a purchase is of: in each round every household has its turn once. */
    int householdOf(long number) {
        long round = number / households;
        long stride = STRIDES[(int) (round % STRIDES.length)];
        return (int) ((number % households * stride + round * 7_919) % households);
    }

    private List<LedgerLine> lines(int household, long number) {
        long round = number / households;
        int most = 1 + LINES * purchasesEach / CATEGORIES.size();
        List<LedgerLine> lines = new ArrayList<>(LINES);
        for (int i = 0; i < LINES; i++) {
            int category = (int) ((LINES * round + household + i) % CATEGORIES.size());
            long percent = 60L + Math.floorMod(mix(number, 10 + i), 40);
            if (household % 10 == 0 && CATEGORIES.get(category).category().equals(OVERSPENT)) {
                percent = percent * OVERSPENDING_PERCENT / 100;
            }
            long minor = Math.max(1, minor(household, category) * percent / 100 / most);
            lines.add(new LedgerLine(CATEGORIES.get(category).category(), new Money(minor, "EUR"), null));
        }
        return lines;
    }

    /** What a household plans for a category: a fifth more or less than others. */
    private long minor(int household, int category) {
        long percent = 80L + Math.floorMod(mix(household, 100 + category), 41);
        return CATEGORIES.get(category).minor() * percent / 100;
    }

    private Instant late(long number, Instant arrival, Instant start) {
        boolean late = Math.floorMod(mix(number, 4), 10_000) < lateShare * 10_000;
        if (!late) {
            return arrival;
        }
        Instant occurred = arrival.minusSeconds(Math.floorMod(mix(number, 5), LATEST.toSeconds()));
        return occurred.isBefore(start) ? start : occurred;
    }

    private static Envelope envelope(String kind, String subject, String household, Instant at) {
        return new Envelope(Ids.event("bench", kind + subject, 1), subject, 1L, at, at, "bench", household);
    }

    /** Steele, Lea and Flood's SplitMix64 over the seed, a number and what it is drawn for. */
    private long mix(long number, int purpose) {
        long z = seed + 0x9e3779b97f4a7c15L * (number * 1_000 + purpose + 1);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
