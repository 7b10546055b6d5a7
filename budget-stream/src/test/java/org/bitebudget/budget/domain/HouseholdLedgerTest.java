package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseholdLedgerTest {

    private final HouseholdLedger ledger = new HouseholdLedger(Plans.HOUSEHOLD);

    @Test
    void aCorrectionBeforeItsOriginalHoldsEvenInAnotherMonth() {
        // When: the correction, which moves the purchase to December, comes first
        ledger.add(entry("a", 2, "2026-12-01", LedgerEntry.Kind.PURCHASE, 500));
        ledger.add(entry("a", 1, "2026-11-30", LedgerEntry.Kind.PURCHASE, 900));

        // Then
        assertThat(months()).singleElement().satisfies(month -> {
            assertThat(month.month()).hasToString("2026-12");
            assertThat(month.spent()).isEqualTo(500);
        });
    }

    @Test
    void aDeletionOfWhatNeverWasLeavesNothingAndKeepsAnOlderRevisionOut() {
        // When
        ledger.add(entry("a", 2, "2026-11-10", LedgerEntry.Kind.DELETION, 0));

        // Then
        assertThat(months()).isEmpty();
        ledger.add(entry("a", 1, "2026-11-10", LedgerEntry.Kind.PURCHASE, 900));
        assertThat(months()).isEmpty();
    }

    @Test
    void twoContentsUnderOneEventIdEndTheSameWhateverCameFirst() {
        // Given: a fault of their producer
        LedgerEntry one = entry("a", 1, "2026-11-10", LedgerEntry.Kind.PURCHASE, 900);
        LedgerEntry other = entry("a", 1, "2026-11-10", LedgerEntry.Kind.PURCHASE, 500);
        HouseholdLedger reversed = new HouseholdLedger(Plans.HOUSEHOLD);

        // When
        ledger.add(one);
        ledger.add(other);
        reversed.add(other);
        reversed.add(one);

        // Then
        assertThat(reversed.fold(new ExchangeRates())).isEqualTo(months());
    }

    @Test
    void ofTwoPlanChangesOfOneMomentTheSameHoldsWhateverCameFirst() {
        // Given
        PlanChange one = change("plan-a", 4000);
        PlanChange other = change("plan-b", 7000);
        HouseholdLedger reversed = new HouseholdLedger(Plans.HOUSEHOLD);

        // When
        ledger.add(one);
        ledger.add(other);
        reversed.add(other);
        reversed.add(one);

        // Then: the greater event id
        assertThat(reversed.fold(new ExchangeRates())).isEqualTo(months());
        assertThat(months().get(0).planned()).isEqualTo(7000);
    }

    @Test
    void aTransferIsNeutralToTheHouseholdAndVisiblePerMember() {
        // When
        ledger.add(entry("a", 1, "2026-11-10", LedgerEntry.Kind.PURCHASE, 900));
        ledger.add(entry("t", 1, "2026-11-11", LedgerEntry.Kind.TRANSFER, 5000));

        // Then
        BudgetMonth month = months().get(0);
        assertThat(month.spent()).isEqualTo(900);
        assertThat(month.members())
                .containsExactly(
                        new MemberAccount("anna", "EUR", 900, 5000, 0), new MemberAccount("ben", "EUR", 0, 0, 5000));
    }

    @Test
    void anEntryInAnotherCurrencyWaitsForItsRate() {
        // Given
        ledger.add(change("plan", 9000));
        ledger.add(new LedgerEntry(
                "chf",
                1,
                "chf#1",
                LocalDate.of(2026, 11, 10),
                "Europe/Zurich",
                Instant.EPOCH,
                LedgerEntry.Kind.PURCHASE,
                "CHF",
                List.of(new LedgerEntry.Line("dining", 1000)),
                "anna",
                Optional.empty()));
        ExchangeRates rates = new ExchangeRates();

        // When
        BudgetMonth before = ledger.fold(rates).get(0);
        rates.add(ExchangeRatesTest.rate("EUR", "CHF", LocalDate.of(2026, 11, 9), "0.9320", 1));
        BudgetMonth after = ledger.fold(rates).get(0);

        // Then
        assertThat(before.spent()).isZero();
        assertThat(before.refused())
                .containsExactly(
                        new RefusedSpending("CHF", LocalDate.of(2026, 11, 10), 1, RefusedSpending.Reason.NO_RATE));
        assertThat(after.spent()).isEqualTo(1073);
        assertThat(after.refusedEntries()).isZero();
    }

    /** The local date decides, whatever the instant says elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "Pacific/Pago_Pago, 2026-12-01T10:59:59Z, 2026-11-30",
        "Pacific/Kiritimati, 2026-11-30T10:00:00Z, 2026-12-01",
        "Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25",
        "Europe/Berlin, 2026-10-25T01:30:00Z, 2026-10-25",
        "America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-04"
    })
    void theDayIsTheOneItWasLivedOn(String zone, Instant instant, LocalDate expected) {
        // Given
        LocalDate date = LocalDate.ofInstant(instant, ZoneId.of(zone));
        assertThat(date).isEqualTo(expected);

        // When
        ledger.add(new LedgerEntry(
                "a",
                1,
                "a#1",
                date,
                zone,
                instant,
                LedgerEntry.Kind.PURCHASE,
                "EUR",
                List.of(new LedgerEntry.Line("dining", 100)),
                "anna",
                Optional.empty()));

        // Then
        BudgetMonth month = months().get(0);
        assertThat(month.zone()).isEqualTo(zone);
        assertThat(month.categories().get(0).days())
                .filteredOn(day -> day.spent() == 100)
                .extracting(CategoryDay::date)
                .containsExactly(expected);
    }

    @Test
    void aLineOfAnUnknownCategoryIsUncategorisedAndNamed() {
        // When
        ledger.add(new LedgerEntry(
                "a",
                1,
                "a#1",
                LocalDate.of(2026, 11, 10),
                "UTC",
                Instant.EPOCH,
                LedgerEntry.Kind.PURCHASE,
                "EUR",
                List.of(new LedgerEntry.Line("yachts", 100)),
                "anna",
                Optional.empty()));

        // Then
        BudgetMonth month = months().get(0);
        assertThat(month.unknownCategories()).containsExactly("yachts");
        assertThat(month.categories()).extracting(CategoryMonth::category).containsExactly("other");
        assertThat(month.spent()).isEqualTo(100);
    }

    private List<BudgetMonth> months() {
        return ledger.fold(new ExchangeRates());
    }

    private static PlanChange change(String eventId, long dining) {
        return new PlanChange(
                eventId,
                1,
                Instant.EPOCH,
                Plans.NOVEMBER.atDay(1),
                Plans.plan(RedistributionMode.OFF, Plans.want("dining", dining, 4)));
    }

    private static LedgerEntry entry(String id, long revision, String date, LedgerEntry.Kind kind, long minor) {
        return new LedgerEntry(
                id,
                revision,
                id + "#" + revision,
                LocalDate.parse(date),
                "Europe/Berlin",
                Instant.EPOCH,
                kind,
                "EUR",
                kind == LedgerEntry.Kind.DELETION ? List.of() : List.of(new LedgerEntry.Line("dining", minor)),
                "anna",
                kind == LedgerEntry.Kind.TRANSFER ? Optional.of("ben") : Optional.empty());
    }
}
