package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.bitebudget.platform.taxonomy.Bucket;

/** Random but possible inputs of one household's month. */
final class MonthArbitraries {

    static final String HOUSEHOLD = "5f0c7a52-6c1e-4a3c-9a9f-3d1f6c2b7e11";

    private static final List<String> CATEGORIES = List.of(
            "produce", "dairy", "dairy.milk", "bakery", "dining", "dining.cafe", "entertainment", "alcohol", "snacks");
    private static final int HOURS = 24;

    private MonthArbitraries() {}

    /** What arrives: an input of the month, to be added to its {@link MonthInputs}. */
    sealed interface Input {
        record Plan(PlanChange change) implements Input {}

        record Entry(LedgerEntry entry) implements Input {}

        default void addTo(MonthInputs inputs) {
            if (this instanceof Plan plan) {
                inputs.add(plan.change());
            } else if (this instanceof Entry entry) {
                inputs.add(entry.entry());
            }
        }
    }

    /** A month and everything that happened in it; never without a plan or an entry. */
    record Story(YearMonth month, List<PlanChange> plans, List<LedgerEntry> entries) {

        List<Input> inputs() {
            List<Input> inputs = new ArrayList<>();
            plans.forEach(change -> inputs.add(new Input.Plan(change)));
            entries.forEach(entry -> inputs.add(new Input.Entry(entry)));
            return inputs;
        }

        BudgetMonth fold() {
            return fold(inputs());
        }

        BudgetMonth fold(List<Input> arrived) {
            MonthInputs held = new MonthInputs(HOUSEHOLD, month);
            arrived.forEach(input -> input.addTo(held));
            return LedgerFold.fold(held).orElseThrow();
        }

        Story with(List<LedgerEntry> others) {
            return new Story(month, plans, others);
        }
    }

    static Arbitrary<Story> stories() {
        Arbitrary<YearMonth> months = Combinators.combine(
                        Arbitraries.integers().between(2023, 2028),
                        Arbitraries.integers().between(1, 12))
                .as(YearMonth::of);
        return months.flatMap(month -> Combinators.combine(
                        plans(month).list().ofMaxSize(3),
                        entries(month).list().ofMinSize(1).ofMaxSize(25))
                .as((plans, entries) -> new Story(month, plans, entries)));
    }

    static Arbitrary<LedgerEntry> entries(YearMonth month) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 15),
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.integers().between(1, month.lengthOfMonth()),
                        Arbitraries.integers().between(0, HOURS - 1),
                        Arbitraries.frequency(
                                Tuple.of(16, LedgerEntry.Kind.PURCHASE),
                                Tuple.of(2, LedgerEntry.Kind.REFUND),
                                Tuple.of(1, LedgerEntry.Kind.TRANSFER),
                                Tuple.of(1, LedgerEntry.Kind.DELETION)),
                        Arbitraries.frequency(Tuple.of(19, "EUR"), Tuple.of(1, "CHF")),
                        lines().list().ofMaxSize(4))
                .as((id, revision, day, hour, kind, currency, lines) -> {
                    LocalDate date = month.atDay(day);
                    // Two events of one revision that differ in content have different ids.
                    String content = Integer.toHexString(
                            List.of(day, hour, kind, currency, lines).hashCode());
                    return new LedgerEntry(
                            "entry-" + id,
                            revision,
                            "event-" + id + "-" + revision + "-" + content,
                            date,
                            "Europe/Berlin",
                            date.atTime(hour, 0).toInstant(ZoneOffset.UTC),
                            kind,
                            currency,
                            kind == LedgerEntry.Kind.DELETION ? List.of() : lines);
                });
    }

    static Arbitrary<PlanChange> plans(YearMonth month) {
        Arbitrary<List<PlannedCategory>> categories =
                Arbitraries.of(CATEGORIES).set().ofMinSize(1).flatMap(MonthArbitraries::planned);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.integers().between(1, month.lengthOfMonth()),
                        Arbitraries.longs().between(0, 400_000),
                        Arbitraries.of(CarryPolicy.values()),
                        Arbitraries.frequency(
                                Tuple.of(4, RedistributionMode.AUTOMATIC),
                                Tuple.of(1, RedistributionMode.SUGGEST),
                                Tuple.of(1, RedistributionMode.OFF)),
                        categories)
                .as((revision, day, income, carry, mode, planned) -> {
                    LocalDate from = month.atDay(day);
                    BudgetPlan plan = new BudgetPlan(
                            month,
                            ZoneId.of("Europe/Berlin"),
                            "EUR",
                            List.of(new PlannedIncome(month.atDay(1), income)),
                            BucketShares.DEFAULT,
                            planned,
                            carry,
                            mode,
                            Thresholds.DEFAULT);
                    return new PlanChange(
                            "plan-" + revision + "-" + day + "-" + plan.hashCode(),
                            revision,
                            from.atStartOfDay().toInstant(ZoneOffset.UTC),
                            from,
                            plan);
                });
    }

    private static Arbitrary<List<PlannedCategory>> planned(Set<String> ids) {
        List<Arbitrary<PlannedCategory>> each = ids.stream()
                .sorted()
                .map(id -> Combinators.combine(
                                Arbitraries.of(Bucket.values()),
                                Arbitraries.oneOf(
                                        Arbitraries.longs().between(0, 30_000).map(Allocation.Amount::new),
                                        Arbitraries.integers().between(1, 5).map(Allocation.Rest::new)),
                                Arbitraries.integers().between(1, 5),
                                Arbitraries.of(true, false),
                                distributions())
                        .as((bucket, allocation, priority, essential, distribution) ->
                                new PlannedCategory(id, bucket, allocation, priority, essential, distribution)))
                .toList();
        return Combinators.combine(each).as(list -> list);
    }

    private static Arbitrary<DayDistribution> distributions() {
        return Arbitraries.oneOf(
                Arbitraries.just(new DayDistribution.Even()),
                Arbitraries.just(new DayDistribution.Weekly()),
                Arbitraries.just(new DayDistribution.WeekdayWeights(List.of(0, 0, 0, 0, 1, 3, 2))),
                Arbitraries.integers()
                        .between(1, 31)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(DayDistribution.FixedDays::new));
    }

    private static Arbitrary<LedgerEntry.Line> lines() {
        return Combinators.combine(
                        Arbitraries.of(CATEGORIES), Arbitraries.longs().between(-2_000, 20_000))
                .as(LedgerEntry.Line::new);
    }
}
