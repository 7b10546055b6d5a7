package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

@PropertyDefaults(tries = 10_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class LedgerFoldPropertiesTest {

    private static final String FIXED_SEED = "20261121";

    @Provide
    Arbitrary<Story> stories() {
        return MonthArbitraries.stories();
    }

    @Property(seed = FIXED_SEED)
    void anyOrderAndAnyDuplicationOfInputsGiveTheSameMonth(@ForAll("stories") Story story, @ForAll long shuffle) {
        // Given
        Random random = new Random(shuffle);
        List<Consumer<MonthInputs>> arrived = new ArrayList<>(story.inputs());
        arrived.addAll(
                story.inputs().stream().filter(input -> random.nextBoolean()).toList());
        Collections.shuffle(arrived, random);
        List<ExchangeRate> rates = new ArrayList<>(story.rates());
        Collections.shuffle(rates, random);
        ExchangeRates known = new ExchangeRates();
        rates.forEach(known::add);

        // When
        Optional<BudgetMonth> month = LedgerFold.fold(story.held(arrived), known);

        // Then
        assertThat(month).isEqualTo(story.fold());
    }

    @Property(seed = FIXED_SEED)
    void aMonthKeptWhileInputsComeIsTheMonthOfAllItsInputs(@ForAll("stories") Story story, @ForAll long shuffle) {
        // Given
        Random random = new Random(shuffle);
        KeptMonth kept = new KeptMonth(story.month());
        List<Consumer<KeptMonth>> arrived = new ArrayList<>();
        story.plans().forEach(change -> arrived.add(held -> held.add(change)));
        story.entries().forEach(entry -> arrived.add(held -> held.add(entry)));
        story.instalments().forEach(change -> arrived.add(held -> held.add(change)));
        story.decisions().forEach(decision -> arrived.add(held -> held.add(decision)));
        story.rates().forEach(rate -> arrived.add(held -> held.add(rate)));
        Collections.shuffle(arrived, random);

        // When: it is looked at in between
        for (Consumer<KeptMonth> input : arrived) {
            input.accept(kept);
            if (random.nextInt(3) == 0) {
                kept.fold();
            }
        }

        // Then
        assertThat(kept.fold()).isEqualTo(story.fold());
    }

    @Property(seed = FIXED_SEED)
    void daysLessShortfallAreTheMonth(@ForAll("stories") Story story) {
        story.fold().ifPresent(month -> {
            for (CategoryMonth category : month.categories()) {
                long days =
                        category.days().stream().mapToLong(CategoryDay::planned).sum();
                assertThat(days - category.shortfall()).as(category.category()).isEqualTo(category.planned());
                assertThat(category.shortfall()).isNotNegative();
                assertThat(category.days()).allMatch(day -> day.planned() >= 0);
            }
        });
    }

    @Property(seed = FIXED_SEED)
    void redistributionMovesMoneyAndMakesNone(@ForAll("stories") Story story) {
        story.fold().ifPresent(month -> {
            long moved = month.categories().stream()
                    .mapToLong(CategoryMonth::redistributed)
                    .sum();
            assertThat(moved).isZero();
            assertThat(month.redistributions()).allMatch(gift -> gift.uncovered() >= 0 && gift.need() > 0);
        });
    }

    @Property(seed = FIXED_SEED)
    void everyAcceptedMinorUnitIsSpentOnceOrNamedAsRefused(@ForAll("stories") Story story) {
        story.fold().ifPresent(month -> {
            // Given: the highest revision of each entry, by what happens to it
            List<LedgerEntry> spending =
                    story.held().entries().stream().filter(LedgerEntry::spends).toList();
            ExchangeRates rates = story.exchangeRates();
            long booked = 0;
            long refused = 0;
            Map<String, Long> foreign = new TreeMap<>();
            for (LedgerEntry entry : spending) {
                assertThat(month.refuses(entry))
                        .isEqualTo(rates.convert(0, entry.currency(), month.currency(), entry.date())
                                .isEmpty());
                if (month.refuses(entry)) {
                    refused++;
                    continue;
                }
                for (LedgerEntry.Line line : entry.lines()) {
                    if (entry.currency().equals(month.currency())) {
                        booked += line.minor();
                    } else {
                        String cell =
                                String.join("|", entry.currency(), entry.date().toString(), line.category());
                        foreign.merge(cell, line.minor(), Long::sum);
                    }
                }
            }
            for (Map.Entry<String, Long> cell : foreign.entrySet()) {
                String[] parts = cell.getKey().split("\\|");
                booked += rates.convert(cell.getValue(), parts[0], month.currency(), LocalDate.parse(parts[1]))
                        .orElseThrow();
            }

            // Then
            assertThat(month.spent()).isEqualTo(booked);
            assertThat(month.refusedEntries()).isEqualTo((int) refused);
        });
    }

    @Property(seed = FIXED_SEED)
    void splittingEveryPurchaseChangesNothing(@ForAll("stories") Story story, @ForAll long cuts) {
        // Given: what holds, and the same with each line cut at random into two entries of its own
        Random random = new Random(cuts);
        List<LedgerEntry> whole = story.held().entries();
        List<LedgerEntry> split = new ArrayList<>();
        for (LedgerEntry entry : whole) {
            for (LedgerEntry.Line line : entry.lines()) {
                long one = (long) (random.nextDouble() * line.minor());
                split.add(part(entry, new LedgerEntry.Line(line.category(), one), split.size()));
                split.add(part(entry, new LedgerEntry.Line(line.category(), line.minor() - one), split.size()));
            }
            if (entry.lines().isEmpty()) {
                split.add(entry);
            }
        }

        // When
        Optional<BudgetMonth> ofWhole = story.with(whole).fold();
        Optional<BudgetMonth> ofSplit = story.with(split).fold();

        // Then
        assertThat(ofSplit.map(BudgetMonth::categories)).isEqualTo(ofWhole.map(BudgetMonth::categories));
        assertThat(ofSplit.map(BudgetMonth::redistributions)).isEqualTo(ofWhole.map(BudgetMonth::redistributions));
        assertThat(ofSplit.map(BudgetMonth::members)).isEqualTo(ofWhole.map(BudgetMonth::members));
    }

    @Property(seed = FIXED_SEED)
    void aCorrectionEqualsTheRightEntryFromTheStart(@ForAll("stories") Story story) {
        // Given: only what holds in the end
        List<LedgerEntry> right = story.held().entries();

        // When, Then
        assertThat(story.with(right).fold()).isEqualTo(story.fold());
    }

    @Property(seed = FIXED_SEED)
    void whatIsCarriedAddsUpToTheMonth(@ForAll("stories") Story story) {
        story.fold().ifPresent(month -> {
            // Then: where rests are carried, the last day holds what is left of the month
            boolean carries = month.planInForce().isPresent()
                    && story.plans().stream().noneMatch(change -> change.plan().carry() == CarryPolicy.NONE);
            for (CategoryMonth category : carries ? month.categories() : List.<CategoryMonth>of()) {
                CategoryDays days = category.days();
                assertThat(days.remaining(days.size() - 1))
                        .as(category.category())
                        .isEqualTo(category.remaining());
            }
        });
    }

    private static LedgerEntry part(LedgerEntry entry, LedgerEntry.Line line, int number) {
        return new LedgerEntry(
                entry.entryId() + "-" + number,
                entry.revision(),
                entry.eventId() + "-" + number,
                entry.date(),
                entry.zone(),
                entry.occurredAt(),
                entry.kind(),
                entry.currency(),
                List.of(line),
                entry.member(),
                entry.toMember());
    }
}
