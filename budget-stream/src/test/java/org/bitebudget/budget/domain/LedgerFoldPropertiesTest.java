package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.bitebudget.budget.domain.MonthArbitraries.Input;
import org.bitebudget.budget.domain.MonthArbitraries.Story;

@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
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
        List<Input> arrived = new ArrayList<>(story.inputs());
        arrived.addAll(
                story.inputs().stream().filter(input -> random.nextBoolean()).toList());
        Collections.shuffle(arrived, random);

        // When, Then
        assertThat(story.fold(arrived)).isEqualTo(story.fold());
    }

    @Property(seed = FIXED_SEED)
    void daysLessShortfallAreTheMonth(@ForAll("stories") Story story) {
        // When
        BudgetMonth month = story.fold();

        // Then
        for (CategoryMonth category : month.categories()) {
            long days = category.days().stream().mapToLong(CategoryDay::planned).sum();
            assertThat(days - category.shortfall()).as(category.category()).isEqualTo(category.planned());
            assertThat(category.shortfall()).isNotNegative();
            assertThat(category.days()).allMatch(day -> day.planned() >= 0);
        }
    }

    @Property(seed = FIXED_SEED)
    void redistributionMovesMoneyAndMakesNone(@ForAll("stories") Story story) {
        // When
        BudgetMonth month = story.fold();

        // Then
        assertThat(month.categories().stream()
                        .mapToLong(CategoryMonth::redistributed)
                        .sum())
                .isZero();
        assertThat(month.redistributions()).allMatch(moved -> moved.uncovered() >= 0 && moved.need() > 0);
    }

    @Property(seed = FIXED_SEED)
    void everyAcceptedMinorUnitIsSpentOnceOrNamedAsRefused(@ForAll("stories") Story story) {
        // Given: the highest revision of each entry
        MonthInputs inputs = new MonthInputs(MonthArbitraries.HOUSEHOLD, story.month());
        story.inputs().forEach(input -> input.addTo(inputs));
        List<LedgerEntry> spending =
                inputs.entries().stream().filter(LedgerEntry::spends).toList();

        // When
        BudgetMonth month = story.fold();

        // Then
        long booked = spending.stream()
                .filter(entry -> entry.currency().equals(month.currency()))
                .flatMap(entry -> entry.lines().stream())
                .mapToLong(LedgerEntry.Line::minor)
                .sum();
        assertThat(month.spent()).isEqualTo(booked);
        assertThat(month.refusedEntries())
                .isEqualTo(spending.stream()
                        .filter(entry -> !entry.currency().equals(month.currency()))
                        .map(LedgerEntry::entryId)
                        .sorted()
                        .toList());
    }

    @Property(seed = FIXED_SEED)
    void splittingEveryPurchaseByLineChangesNothing(@ForAll("stories") Story story) {
        // Given: one revision of each entry, and the same entries with one line each
        List<LedgerEntry> whole = List.copyOf(story.entries().stream()
                .collect(Collectors.toMap(LedgerEntry::entryId, entry -> entry, (first, second) -> first))
                .values());
        List<LedgerEntry> split = new ArrayList<>();
        for (LedgerEntry entry : whole) {
            for (int i = 0; i < entry.lines().size(); i++) {
                split.add(part(entry, i));
            }
            if (entry.lines().isEmpty()) {
                split.add(entry);
            }
        }

        // When
        BudgetMonth ofWhole = story.with(whole).fold();
        BudgetMonth ofSplit = story.with(split).fold();

        // Then
        assertThat(ofSplit.categories()).isEqualTo(ofWhole.categories());
        assertThat(ofSplit.redistributions()).isEqualTo(ofWhole.redistributions());
    }

    @Property(seed = FIXED_SEED)
    void aCorrectionEqualsTheRightEntryFromTheStart(@ForAll("stories") Story story) {
        // Given: only what holds in the end
        MonthInputs held = new MonthInputs(MonthArbitraries.HOUSEHOLD, story.month());
        story.inputs().forEach(input -> input.addTo(held));

        // When, Then
        assertThat(story.with(held.entries()).fold()).isEqualTo(story.fold());
    }

    @Property(seed = FIXED_SEED)
    void whatIsCarriedAddsUpToTheMonth(@ForAll("stories") Story story) {
        // When
        BudgetMonth month = story.fold();

        // Then: where rests are carried, the last day holds what is left of the month
        boolean carries =
                story.plans().stream().noneMatch(change -> change.plan().carry() == CarryPolicy.NONE)
                        && month.planInForce().isPresent();
        if (carries) {
            for (CategoryMonth category : month.categories()) {
                CategoryDay last = category.days().get(category.days().size() - 1);
                assertThat(last.remaining()).as(category.category()).isEqualTo(category.remaining());
            }
        }
    }

    private static LedgerEntry part(LedgerEntry entry, int line) {
        return new LedgerEntry(
                entry.entryId() + "-" + line,
                entry.revision(),
                entry.eventId() + "-" + line,
                entry.date(),
                entry.zone(),
                entry.occurredAt(),
                entry.kind(),
                entry.currency(),
                List.of(entry.lines().get(line)));
    }
}
